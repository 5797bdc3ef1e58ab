package org.inlay.itests.brought.east;

import java.util.Optional;
import org.inlay.platform.web.console.ConsolePage;
import org.inlay.platform.web.console.ConsoleRequest;
import org.inlay.platform.web.console.Screen;
import org.osgi.service.component.annotations.Component;

/** Its page. */
@Component(service = ConsolePage.class)
public final class EastPage implements ConsolePage {
    @Override
    public String id() {
        return "east";
    }

    @Override
    public Optional<Entry> entry() {
        return Optional.of(new Entry(80, "bell", "east:read"));
    }

    @Override
    public Screen get(ConsoleRequest request) {
        return Screen.of(
                "East",
                output -> output.writeContent("<p>east of " + request.clinic().code() + "</p>"));
    }
}
