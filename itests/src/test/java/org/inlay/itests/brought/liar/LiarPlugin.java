package org.inlay.itests.brought.liar;

import org.inlay.platform.spi.Plugin;
import org.osgi.service.component.annotations.Component;

/** Calls itself like a path of the core. */
@Component
public final class LiarPlugin implements Plugin {
    @Override
    public String id() {
        return "orders";
    }
}
