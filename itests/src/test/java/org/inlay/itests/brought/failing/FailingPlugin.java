package org.inlay.itests.brought.failing;

import org.inlay.platform.spi.Plugin;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** Throws at its start. */
@Component
public final class FailingPlugin implements Plugin {
    @Activate
    public FailingPlugin() {
        throw new IllegalStateException("no licence for this moon");
    }

    @Override
    public String id() {
        return "failing";
    }
}
