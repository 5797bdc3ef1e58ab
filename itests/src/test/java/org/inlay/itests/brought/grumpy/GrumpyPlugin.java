package org.inlay.itests.brought.grumpy;

import org.inlay.platform.spi.Plugin;
import org.osgi.service.component.annotations.Component;

/** Says that the grumpy one is there. */
@Component
public final class GrumpyPlugin implements Plugin {
    @Override
    public String id() {
        return "grumpy";
    }
}
