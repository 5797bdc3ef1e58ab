package org.inlay.itests.brought.hog;

import org.inlay.platform.spi.Plugin;
import org.osgi.service.component.annotations.Component;

/** Its jobs do not end, are many, and one goes by the name of the core's. */
@Component(immediate = true)
public final class HogPlugin implements Plugin {
    @Override
    public String id() {
        return "hog";
    }
}
