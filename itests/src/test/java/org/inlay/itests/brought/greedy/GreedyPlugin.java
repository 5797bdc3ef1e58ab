package org.inlay.itests.brought.greedy;

import org.inlay.platform.spi.Plugin;
import org.osgi.service.component.annotations.Component;

/** Says that the greedy one is there. */
@Component
public final class GreedyPlugin implements Plugin {
    @Override
    public String id() {
        return "greedy";
    }
}
