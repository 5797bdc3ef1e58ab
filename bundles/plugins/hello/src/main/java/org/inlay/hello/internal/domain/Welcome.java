package org.inlay.hello.internal.domain;

import org.inlay.customers.Events.CustomerCreated;
import org.inlay.platform.spi.EventHandler;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Greets every customer who is entered where the plugin is on. */
@Component
public final class Welcome implements EventHandler<CustomerCreated> {
    private final Greetings greetings;

    @Activate
    public Welcome(@Reference Greetings greetings) {
        this.greetings = greetings;
    }

    @Override
    public String id() {
        return "hello.welcome";
    }

    @Override
    public Class<CustomerCreated> type() {
        return CustomerCreated.class;
    }

    @Override
    public void handle(CustomerCreated event) {
        greetings.greet(event.clinic(), event.customer(), "欢迎");
    }
}
