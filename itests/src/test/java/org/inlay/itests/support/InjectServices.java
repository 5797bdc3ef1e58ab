package org.inlay.itests.support;

import java.lang.reflect.Field;
import javax.inject.Inject;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestInstancePostProcessor;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.util.tracker.ServiceTracker;

/** Container side: fills each field annotated with {@code @Inject}, waiting up to 20 s for its service. */
final class InjectServices implements TestInstancePostProcessor {

    private static final long PATIENCE_MILLIS = 20_000;

    @Override
    public void postProcessTestInstance(Object test, ExtensionContext context) throws Exception {
        BundleContext probe = FrameworkUtil.getBundle(test.getClass()).getBundleContext();
        for (Class<?> type = test.getClass(); type != Object.class; type = type.getSuperclass()) {
            for (Field field : type.getDeclaredFields()) {
                if (field.isAnnotationPresent(Inject.class)) {
                    field.setAccessible(true);
                    field.set(test, service(probe, field.getType()));
                }
            }
        }
    }

    private static Object service(BundleContext probe, Class<?> type) throws InterruptedException {
        if (type == BundleContext.class) {
            return probe;
        }
        ServiceTracker<Object, Object> tracker = new ServiceTracker<>(probe, type.getName(), null);
        tracker.open();
        Object service = tracker.waitForService(PATIENCE_MILLIS);
        if (service == null) {
            throw new IllegalStateException("No service " + type.getName());
        }
        return service;
    }
}
