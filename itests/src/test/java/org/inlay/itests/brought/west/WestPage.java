package org.inlay.itests.brought.west;

import java.util.Optional;
import org.inlay.platform.web.console.ConsolePage;
import org.inlay.platform.web.console.ConsoleRequest;
import org.inlay.platform.web.console.Screen;
import org.osgi.service.component.annotations.Component;

/** Its page. */
@Component(service = ConsolePage.class)
public final class WestPage implements ConsolePage {
    @Override
    public String id() {
        return "west";
    }

    @Override
    public Optional<Entry> entry() {
        return Optional.of(new Entry(80, "bell", "west:read"));
    }

    @Override
    public Screen get(ConsoleRequest request) {
        return Screen.of(
                "West",
                output -> output.writeContent("<p>west of " + request.clinic().code() + "</p>"));
    }
}
