package org.inlay.platform.web.internal.console;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.inlay.platform.Notices;
import org.inlay.platform.Notices.Notice;
import org.inlay.platform.Problem;
import org.inlay.platform.web.console.ConsolePage;
import org.inlay.platform.web.console.ConsoleRequest;
import org.inlay.platform.web.console.Screen;
import org.inlay.platform.web.console.Words;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What a person was told, and the number at the bell. */
@Component(service = ConsolePage.class)
public final class NoticesPage implements ConsolePage {
    private static final String HERE = "/app/notices";

    private final Notices notices;

    @Activate
    public NoticesPage(@Reference Notices notices) {
        this.notices = notices;
    }

    @Override
    public String id() {
        return "notices";
    }

    @Override
    public Optional<Entry> entry() {
        return Optional.empty();
    }

    /** A message in words. */
    public record Told(String text, String href, String at, boolean read) {}

    /** All that are shown; {@code unread} how many of them are new. */
    public record Board(List<Told> notices, int unread) {}

    @Override
    public Screen get(ConsoleRequest request) {
        return switch (request.at(0)) {
            case "bell" -> Screen.part(Pages.content("bell.jte", request, notices.unread()));
            case "" -> board(request);
            default -> throw Problem.notFound("page");
        };
    }

    private Screen board(ConsoleRequest request) {
        List<Told> told = notices.mine().stream()
                .map(notice -> told(notice, request.words()))
                .toList();
        int unread = (int) told.stream().filter(each -> !each.read()).count();
        return Pages.screen(request.words().t("console.page.notices"), "notices.jte", request, new Board(told, unread));
    }

    private static Told told(Notice notice, Words words) {
        List<Object> arguments = new ArrayList<>();
        for (Map.Entry<String, String> argument : notice.arguments().entrySet()) {
            arguments.add(argument.getKey());
            arguments.add(shown(argument.getValue(), words));
        }
        return new Told(
                words.t(notice.text(), arguments.toArray()),
                notice.address(),
                words.dateTime(notice.at()),
                notice.read());
    }

    private static String shown(String value, Words words) {
        try {
            return words.dateTime(Instant.parse(value));
        } catch (DateTimeParseException text) {
            return value;
        }
    }

    @Override
    public Screen post(ConsoleRequest request) {
        notices.markRead();
        return Screen.to(HERE);
    }
}
