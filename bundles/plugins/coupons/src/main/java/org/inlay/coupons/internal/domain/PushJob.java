package org.inlay.coupons.internal.domain;

import java.time.Duration;
import java.util.Optional;
import org.inlay.platform.Problem;
import org.inlay.platform.spi.Job;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks every hour who has come into the segments of issues that repeat themselves; one that is refused holds up no other. */
@Component
public final class PushJob implements Job {
    private static final Logger LOG = LoggerFactory.getLogger(PushJob.class);

    private final Pushes pushes;

    @Activate
    public PushJob(@Reference Pushes pushes) {
        this.pushes = pushes;
    }

    @Override
    public String id() {
        return "coupons.push";
    }

    @Override
    public Optional<Duration> every() {
        return Optional.of(Duration.ofHours(1));
    }

    @Override
    public void run(Context context) {
        long issued = 0;
        for (Push push : pushes.running()) {
            if (context.cancelled()) {
                break;
            }
            try {
                issued += pushes.run(push);
            } catch (Problem refused) {
                LOG.warn("Coupons of push {} are not issued now: {}", push.id(), refused.reason());
            }
        }
        context.outcome(Long.toString(issued));
    }
}
