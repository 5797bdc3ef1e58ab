package org.inlay.hello.internal.console;

import java.util.Map;
import java.util.Optional;
import org.inlay.hello.internal.domain.Greetings;
import org.inlay.platform.web.console.ConsolePage;
import org.inlay.platform.web.console.ConsoleRequest;
import org.inlay.platform.web.console.Screen;
import org.inlay.platform.web.console.Templates;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Greets the clinic. */
@Component(service = ConsolePage.class)
public final class HelloPage implements ConsolePage {
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
    public Optional<Entry> entry() {
        return Optional.of(new Entry(90, "bell", "hello:read"));
    }

    @Override
    public Screen get(ConsoleRequest request) {
        return Screen.of(
                request.words().t("console.page.hello"),
                templates.content(
                        "hello.jte",
                        Map.of(
                                "r",
                                request,
                                "view",
                                greetings.latest(request.clinic().code()))));
    }

    @Override
    public Screen post(ConsoleRequest request) {
        greetings.greet(request.clinic().code(), request.value("text"));
        return Screen.to("/app/hello", request.words().t("console.hello.said"));
    }
}
