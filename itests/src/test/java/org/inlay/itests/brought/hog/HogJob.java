package org.inlay.itests.brought.hog;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.inlay.platform.spi.Job;
import org.osgi.service.component.annotations.Component;

/** Repeats itself and does not end. */
abstract class HogJob implements Job {
    private final String name;

    HogJob(String name) {
        this.name = name;
    }

    @Override
    public String id() {
        return name;
    }

    @Override
    public Optional<Duration> every() {
        return Optional.of(Duration.ofSeconds(1));
    }

    @Override
    public void run(Context context) {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Component(service = Job.class)
    public static final class One extends HogJob {
        public One() {
            super("hog.one");
        }
    }

    @Component(service = Job.class)
    public static final class Two extends HogJob {
        public Two() {
            super("hog.two");
        }
    }

    @Component(service = Job.class)
    public static final class Three extends HogJob {
        public Three() {
            super("hog.three");
        }
    }

    @Component(service = Job.class)
    public static final class Four extends HogJob {
        public Four() {
            super("hog.four");
        }
    }

    @Component(service = Job.class)
    public static final class Five extends HogJob {
        public Five() {
            super("hog.five");
        }
    }

    @Component(service = Job.class)
    public static final class Six extends HogJob {
        public Six() {
            super("hog.six");
        }
    }

    /** In the place of the core's. */
    @Component(service = Job.class)
    public static final class Thief extends HogJob {
        public Thief() {
            super("customers.rebuild");
        }
    }
}
