package org.inlay.itests.brought.squatter;

import org.inlay.platform.spi.Plugin;
import org.osgi.service.component.annotations.Component;

/** Says that the squatter is there. */
@Component
public final class SquatterPlugin implements Plugin {
    @Override
    public String id() {
        return "squatter";
    }
}
