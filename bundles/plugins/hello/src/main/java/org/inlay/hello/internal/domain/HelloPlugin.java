package org.inlay.hello.internal.domain;

import org.inlay.platform.spi.Plugin;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Says that the plugin is there: once its greetings, and so its tables, are. */
@Component
public final class HelloPlugin implements Plugin {
    @Activate
    public HelloPlugin(@Reference Greetings greetings) {}

    @Override
    public String id() {
        return "hello";
    }
}
