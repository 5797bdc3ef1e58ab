package org.inlay.platform.web.internal.console;

import gg.jte.Content;
import java.util.List;
import org.inlay.platform.Clinic;
import org.inlay.platform.web.console.ConsoleRequest;
import org.inlay.platform.web.console.Screen.Undo;
import org.inlay.platform.web.console.Words;
import org.jspecify.annotations.Nullable;

/**
 * What stands around every screen.
 *
 * @param address of the screen, below {@code /app}
 * @param done what was done before it came
 * @param draft what this person typed here before and did not send; empty when there is nothing
 */
public record Frame(
        Words words,
        String title,
        String login,
        String csrf,
        String address,
        List<Link> links,
        List<Clinic> clinics,
        String clinic,
        @Nullable Done done,
        String draft,
        Assets assets) {

    /** How what was done is taken back; null when it cannot be. */
    public @Nullable Undo undo() {
        return done == null ? null : done.undo();
    }

    /** What a form carries so that it is taken once. */
    public Content hidden() {
        return ConsoleRequest.hidden(csrf);
    }

    /** An entry among the settings. */
    public record Setting(String href, String text, String what) {}

    /** An entry of the navigation. */
    public record Link(String href, String text, String icon, boolean current) {}
}
