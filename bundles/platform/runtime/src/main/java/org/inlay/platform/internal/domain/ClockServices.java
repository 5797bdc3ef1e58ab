package org.inlay.platform.internal.domain;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.inlay.platform.TimeTravel;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;

/** Registers the clock, and time travel only where {@code inlay.clock.travel=true}. */
@Component(service = ClockServices.class, immediate = true)
public final class ClockServices {

    private final List<ServiceRegistration<?>> registrations = new ArrayList<>();

    @Activate
    public ClockServices(BundleContext context) {
        PlatformClock clock = new PlatformClock();
        registrations.add(context.registerService(Clock.class, clock, null));
        if (Boolean.parseBoolean(context.getProperty("inlay.clock.travel"))) {
            registrations.add(context.registerService(TimeTravel.class, clock, null));
        }
    }

    @Deactivate
    void stop() {
        registrations.forEach(ServiceRegistration::unregister);
    }
}
