package org.inlay.itests.support;

import java.util.Dictionary;
import java.util.Map;
import org.junit.jupiter.engine.JupiterTestEngine;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;
import org.ops4j.pax.exam.ProbeInvoker;
import org.ops4j.pax.exam.ProbeInvokerFactory;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;

/** Container side: runs one test method with JUnit when Pax Exam calls. Pax Exam finds it as driver {@code junit5}. */
public final class Probe implements BundleActivator {

    static final String DRIVER = "junit5";
    static final String INSIDE_PROPERTY = "inlay.itests.inside";

    /** Whether this code runs inside the container. */
    static final boolean INSIDE = Boolean.getBoolean(INSIDE_PROPERTY);

    @Override
    public void start(BundleContext context) {
        Dictionary<String, Object> properties = FrameworkUtil.asDictionary(Map.of("driver", DRIVER));
        ProbeInvokerFactory factory = (instance, expression) -> (ProbeInvoker) Probe::call;
        context.registerService(ProbeInvokerFactory.class, factory, properties);
    }

    @Override
    public void stop(BundleContext context) {}

    /** What the host names as the test to run; it never does, {@link #call} runs the method given by the arguments. */
    public void run() {}

    private static void call(Object... classAndMethod) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(Probe.class.getClassLoader());
        try {
            run((String) classAndMethod[0], (String) classAndMethod[1]);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private static void run(String className, String method) {
        SummaryGeneratingListener listener = new SummaryGeneratingListener();
        LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                .selectors(DiscoverySelectors.selectMethod(type(className), method))
                .build();
        launcher().execute(request, listener);
        TestExecutionSummary summary = listener.getSummary();
        for (TestExecutionSummary.Failure failure : summary.getFailures()) {
            throw new AssertionError(Failures.print(failure.getException()));
        }
        if (summary.getTestsSucceededCount() + summary.getTestsAbortedCount() != 1) {
            throw new AssertionError("No test ran for " + className + "#" + method);
        }
    }

    private static Class<?> type(String name) {
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException e) {
            throw new AssertionError("No class " + name + " in the container", e);
        }
    }

    private static Launcher launcher() {
        return LauncherFactory.create(LauncherConfig.builder()
                .enableTestEngineAutoRegistration(false)
                .enableLauncherSessionListenerAutoRegistration(false)
                .enableLauncherDiscoveryListenerAutoRegistration(false)
                .enablePostDiscoveryFilterAutoRegistration(false)
                .enableTestExecutionListenerAutoRegistration(false)
                .addTestEngines(new JupiterTestEngine())
                .build());
    }
}
