package org.inlay.itests.brought.hog;

import java.util.List;
import org.inlay.platform.spi.InvariantCheck;
import org.osgi.service.component.annotations.Component;

/** In the place of the core's, and not content. */
@Component
public final class HogCheck implements InvariantCheck {
    @Override
    public String id() {
        return "audit.chain";
    }

    @Override
    public Result check() {
        return new Result(1, List.of("all is lost"));
    }
}
