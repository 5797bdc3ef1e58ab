package org.inlay.itests.brought.east;

import org.inlay.platform.spi.Plugin;
import org.osgi.service.component.annotations.Component;

/** The plugin of dental clinics. */
@Component
public final class EastPlugin implements Plugin {
    @Override
    public String id() {
        return "east";
    }
}
