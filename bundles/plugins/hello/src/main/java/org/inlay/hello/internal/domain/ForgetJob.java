package org.inlay.hello.internal.domain;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.inlay.platform.spi.Job;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Once a day forgets what everybody was told more than a year ago, a thousand rows at a time. */
@Component
public final class ForgetJob implements Job {
    private final Greetings greetings;
    private final Clock clock;

    @Activate
    public ForgetJob(@Reference Greetings greetings, @Reference Clock clock) {
        this.greetings = greetings;
        this.clock = clock;
    }

    @Override
    public String id() {
        return "hello.forget";
    }

    @Override
    public Optional<Duration> every() {
        return Optional.of(Duration.ofDays(1));
    }

    @Override
    public void run(Context context) {
        int forgotten = 1;
        for (long done = 0; forgotten > 0 && !context.cancelled(); context.progress(done += forgotten, 0)) {
            forgotten = greetings.forget(clock.instant().minus(Duration.ofDays(365)));
        }
    }
}
