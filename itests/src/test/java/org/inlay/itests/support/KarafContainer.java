package org.inlay.itests.support;

import static org.ops4j.pax.exam.CoreOptions.bundle;
import static org.ops4j.pax.exam.CoreOptions.composite;
import static org.ops4j.pax.exam.CoreOptions.environment;
import static org.ops4j.pax.exam.CoreOptions.systemTimeout;
import static org.ops4j.pax.exam.CoreOptions.vmOption;
import static org.ops4j.pax.exam.karaf.options.KarafDistributionOption.configureConsole;
import static org.ops4j.pax.exam.karaf.options.KarafDistributionOption.editConfigurationFilePut;
import static org.ops4j.pax.exam.karaf.options.KarafDistributionOption.karafDistributionConfiguration;
import static org.ops4j.pax.exam.karaf.options.KarafDistributionOption.keepRuntimeFolder;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.ops4j.pax.exam.ExamSystem;
import org.ops4j.pax.exam.Option;
import org.ops4j.pax.exam.TestAddress;
import org.ops4j.pax.exam.TestContainer;
import org.ops4j.pax.exam.TestContainerException;
import org.ops4j.pax.exam.TestProbeBuilder;
import org.ops4j.pax.exam.karaf.options.libraries.OverrideJUnitBundlesOption;
import org.ops4j.pax.exam.spi.PaxExamRuntime;

/** Host side: the distribution under Pax Exam, started once per database for the whole run. */
public final class KarafContainer implements AutoCloseable {

    /** Short, because one of a few starts hangs when the machine is busy; the second succeeds. */
    private static final Duration START = Duration.ofMinutes(2);

    private static final Namespace SHARED = Namespace.create(KarafContainer.class);

    private final TestContainer container;
    private final TestAddress probe;

    private KarafContainer(TestContainer container, TestAddress probe) {
        this.container = container;
        this.probe = probe;
    }

    /** The container on this database, started if it is not running yet and stopped after the last test. */
    static KarafContainer of(Database database, ExtensionContext context) {
        return context.getRoot()
                .getStore(SHARED)
                .getOrComputeIfAbsent(database, KarafContainer::start, KarafContainer.class);
    }

    /**
     * Runs the method inside.
     *
     * @throws AssertionError with the failure's stack trace as text
     */
    public void run(Class<?> test, String method) throws Throwable {
        try {
            container.call(new Call(probe, test.getName(), method));
        } catch (RuntimeException | AssertionError e) {
            throw Failures.unwrap(e);
        }
    }

    @Override
    public void close() {
        container.stop();
    }

    private static KarafContainer start(Database database) {
        try {
            return startOnce(database);
        } catch (TestContainerException e) {
            System.err.println("Starting Karaf on " + database + " once more after: " + e);
            endOrphans(database);
            return startOnce(database);
        }
    }

    private static KarafContainer startOnce(Database database) {
        try {
            ExamSystem system = PaxExamRuntime.createTestSystem(options(database));
            TestContainer container = PaxExamRuntime.createContainer(system);
            container.start();
            TestProbeBuilder builder = system.createProbe();
            TestAddress address = builder.addTest(Probe.class, "run");
            builder.setHeader("Bundle-Activator", Probe.class.getName());
            // the plugins among the test classes are not the probe's
            builder.setHeader("-dsannotations", "!*");
            container.installProbe(builder.build().getStream());
            KarafContainer karaf = new KarafContainer(container, address);
            karaf.awaitReady(database);
            return karaf;
        } catch (IOException e) {
            throw new TestContainerException(e);
        }
    }

    private void awaitReady(Database database) {
        Rest rest = new Rest(URI.create("http://127.0.0.1:" + database.port()));
        try {
            Awaitility.await().atMost(START).until(() -> rest.status("/health/ready") == 200);
        } catch (ConditionTimeoutException e) {
            String diagnosis = diagnosis();
            close();
            throw new NotReady(database + " is not ready: " + diagnosis, e);
        }
    }

    private String diagnosis() {
        try {
            run(Diagnosis.class, "report");
            return "";
        } catch (Throwable report) {
            return String.valueOf(report.getMessage());
        }
    }

    /** The server started but does not get ready: starting it again would change nothing. */
    private static final class NotReady extends IllegalStateException {
        private static final long serialVersionUID = 1L;

        NotReady(String message, Throwable cause) {
            super(message, cause);
        }
    }

    /** A start that timed out leaves its process behind. */
    private static void endOrphans(Database database) {
        ProcessHandle.current()
                .descendants()
                .filter(process -> process.info()
                        .commandLine()
                        .filter(line -> line.contains(directory(database).toString()))
                        .isPresent())
                .forEach(ProcessHandle::destroyForcibly);
    }

    private static Path directory(Database database) {
        return Path.of("target", "exam", database.toString()).toAbsolutePath();
    }

    private static Option[] options(Database database) {
        String web = "etc/org.ops4j.pax.web.cfg";
        String mvn = "etc/org.ops4j.pax.url.mvn.cfg";
        return new Option[] {
            karafDistributionConfiguration()
                    .frameworkUrl(Distribution.archive().toUri().toString())
                    .karafVersion(System.getProperty("karaf.version"))
                    .unpackDirectory(directory(database).toFile())
                    .useDeployFolder(false),
            configureConsole().ignoreLocalConsole().ignoreRemoteShell(),
            keepRuntimeFolder(),
            systemTimeout(START.toMillis()),
            editConfigurationFilePut(web, "org.osgi.service.http.port", Integer.toString(database.port())),
            editConfigurationFilePut(
                    mvn, "org.ops4j.pax.url.mvn.localRepository", System.getProperty("inlay.repository")),
            composite(connection(database)),
            vmOption("-D" + Probe.INSIDE_PROPERTY + "=true"),
            vmOption("-D" + Rest.PORT_PROPERTY + "=" + database.port()),
            vmOption("-Dpax.exam.invoker=" + Probe.DRIVER),
            vmOption("-Djdk.util.zip.disableZip64ExtraFieldValidation=true"),
            vmOption("-Duser.timezone=UTC"),
            // below the 30 s after which the server lets go of an idle connection: a POST must not meet its end
            vmOption("-Djdk.httpclient.keepalive.timeout=10"),
            vmOption("-Dinlay.clock.travel=true"),
            vmOption("-Dinlay.full=" + Boolean.getBoolean("inlay.full")),
            vmOption("-Xmx384m"),
            environment("INLAY_ADMIN_PASSWORD=" + InlayProcess.ADMIN_PASSWORD),
            new OverrideJUnitBundlesOption(),
            composite(testLibraries())
        };
    }

    private static Option[] connection(Database database) {
        if (database == Database.DERBY) {
            return new Option[0];
        }
        String file = "etc/org.inlay.database.cfg";
        return new Option[] {
            editConfigurationFilePut(file, "url", Postgres.url("itests")),
            editConfigurationFilePut(file, "user", Postgres.USER),
            editConfigurationFilePut(file, "password", Postgres.USER)
        };
    }

    private static Option[] testLibraries() {
        return Stream.of(
                        org.junit.jupiter.api.Test.class,
                        org.junit.jupiter.params.ParameterizedTest.class,
                        org.junit.jupiter.engine.JupiterTestEngine.class,
                        org.junit.platform.commons.JUnitException.class,
                        org.junit.platform.engine.TestEngine.class,
                        org.junit.platform.launcher.Launcher.class,
                        org.opentest4j.AssertionFailedError.class,
                        org.apiguardian.api.API.class,
                        org.assertj.core.api.Assertions.class,
                        net.bytebuddy.ByteBuddy.class,
                        org.awaitility.Awaitility.class,
                        org.hamcrest.Matcher.class)
                .map(library -> bundle(library.getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .toString()))
                .toArray(Option[]::new);
    }

    /** Pax Exam's way to name the test and hand it its arguments. */
    private record Call(TestAddress root, String test, String method) implements TestAddress {

        @Override
        public String identifier() {
            return root.identifier();
        }

        @Override
        public String caption() {
            return root.caption();
        }

        @Override
        public Object[] arguments() {
            return List.of(test, method).toArray();
        }
    }
}
