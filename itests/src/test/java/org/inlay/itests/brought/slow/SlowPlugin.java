package org.inlay.itests.brought.slow;

import java.util.concurrent.TimeUnit;
import org.inlay.platform.spi.Plugin;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** Takes three seconds to start. */
@Component(immediate = true)
public final class SlowPlugin implements Plugin {
    @Activate
    public SlowPlugin() throws InterruptedException {
        TimeUnit.SECONDS.sleep(3);
    }

    @Override
    public String id() {
        return "slow";
    }
}
