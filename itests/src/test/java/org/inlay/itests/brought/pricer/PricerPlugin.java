package org.inlay.itests.brought.pricer;

import org.inlay.platform.spi.Plugin;
import org.osgi.service.component.annotations.Component;

/** Says that the adjuster is there. */
@Component
public final class PricerPlugin implements Plugin {
    @Override
    public String id() {
        return "pricer";
    }
}
