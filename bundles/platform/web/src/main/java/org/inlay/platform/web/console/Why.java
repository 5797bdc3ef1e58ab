package org.inlay.platform.web.console;

import gg.jte.Content;
import java.util.List;
import java.util.Map;
import org.inlay.platform.Check;
import org.inlay.platform.Explanation;
import org.jspecify.annotations.Nullable;

/**
 * Why a decision is what it is (G5), looking alike everywhere: rule and version, checks with the one that failed, what would
 * change it.
 */
public record Why(
        String title,
        String rule,
        List<Line> checks,
        @Nullable String flip) {
    private static final Templates TEMPLATES = new Templates(Why.class, "org.inlay.platform.web.internal.console.jte");

    /** One check, in words. */
    public record Line(String text, boolean passed) {}

    /** The explanation under this title. */
    public static Why of(Explanation explanation, String title, Words words) {
        return new Why(
                title,
                words.t(
                        "console.rule-version",
                        "rule",
                        words.code("rule", explanation.rule()),
                        "version",
                        explanation.version()),
                explanation.checks().stream()
                        .map(check -> new Line(text(check, words), check.passed()))
                        .toList(),
                explanation.flip());
    }

    private static String text(Check check, Words words) {
        return words.t(
                "console.check",
                "check",
                words.code("check", check.check()),
                "actual",
                words.code("found", check.actual()),
                "required",
                words.code("found", check.required()));
    }

    /** As it is shown, without the title. */
    public Content content(Words words) {
        return TEMPLATES.content("why.jte", Map.of("words", words, "why", this));
    }

    /** The answer to "why": a part in its place, or a screen of its own. */
    public Screen screen(ConsoleRequest request) {
        Map<String, Object> parameters = Map.of("words", request.words(), "why", this, "part", request.part());
        Content content = TEMPLATES.content("why-card.jte", parameters);
        return request.part() ? Screen.part(content) : Screen.of(title, content);
    }
}
