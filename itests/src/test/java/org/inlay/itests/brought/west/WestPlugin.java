package org.inlay.itests.brought.west;

import org.inlay.platform.spi.Plugin;
import org.osgi.service.component.annotations.Component;

/** The plugin of beauty clinics. */
@Component
public final class WestPlugin implements Plugin {
    @Override
    public String id() {
        return "west";
    }
}
