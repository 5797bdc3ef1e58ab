package org.inlay.itests.brought.blocker;

import java.util.concurrent.CountDownLatch;
import org.inlay.platform.spi.Plugin;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** Its start does not end. */
@Component(immediate = true)
public final class BlockerPlugin implements Plugin {
    @Activate
    public BlockerPlugin() throws InterruptedException {
        new CountDownLatch(1).await();
    }

    @Override
    public String id() {
        return "blocker";
    }
}
