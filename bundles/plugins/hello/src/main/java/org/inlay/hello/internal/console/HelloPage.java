package org.inlay.hello.internal.console;

import gg.jte.Content;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.inlay.hello.internal.domain.Greeting;
import org.inlay.hello.internal.domain.Greetings;
import org.inlay.platform.Id;
import org.inlay.platform.web.console.ConsolePage;
import org.inlay.platform.web.console.ConsoleRequest;
import org.inlay.platform.web.console.CustomerPanel;
import org.inlay.platform.web.console.Screen;
import org.inlay.platform.web.console.Templates;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Greets the clinic on a page of its own; on a customer's page shows what was said to them. */
@Component
public final class HelloPage implements ConsolePage, CustomerPanel {
    private final Greetings greetings;
    private final Templates templates = new Templates(HelloPage.class, "org.inlay.hello.internal.console.jte");

    @Activate
    public HelloPage(@Reference Greetings greetings) {
        this.greetings = greetings;
    }

    @Override
    public String id() {
        return "hello";
    }

    @Override
    public int order() {
        return 90;
    }

    @Override
    public String permission() {
        return "hello:read";
    }

    @Override
    public Optional<Entry> entry() {
        return Optional.of(new Entry(order(), "bell", permission()));
    }

    @Override
    public Screen get(ConsoleRequest r) {
        List<Greeting> latest = greetings.latest(r.clinic().code(), null);
        return Screen.of(
                r.words().t("console.page.hello"), templates.content("hello.jte", Map.of("r", r, "view", latest)));
    }

    @Override
    public Screen post(ConsoleRequest r) {
        greetings.greet(r.clinic().code(), null, r.value("text"));
        return Screen.to("/app/hello", r.words().t("console.hello.said"));
    }

    @Override
    public Content render(ConsoleRequest r, Id customer) {
        return templates.content(
                "greeted.jte",
                Map.of("r", r, "view", greetings.latest(r.clinic().code(), customer)));
    }
}
