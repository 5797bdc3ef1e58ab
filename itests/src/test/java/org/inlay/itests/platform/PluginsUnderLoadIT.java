package org.inlay.itests.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import javax.inject.Inject;
import org.awaitility.Awaitility;
import org.inlay.itests.support.InKaraf;
import org.inlay.itests.support.Rest;
import org.inlay.itests.support.Rest.Answer;
import org.inlay.itests.web.Client;
import org.inlay.platform.Access;
import org.inlay.platform.Clinics;
import org.inlay.platform.Staff;
import org.inlay.platform.Transactions;
import org.inlay.platform.persistence.Sql;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.BundleListener;
import org.osgi.framework.ServiceEvent;
import org.osgi.framework.ServiceListener;
import org.osgi.framework.ServiceReference;

/** The plugin {@code hello} coming and going twenty times (on PostgreSQL five) while eight clients read and write. */
@InKaraf
class PluginsUnderLoadIT {
    private static final int CLIENTS = 8;

    /** One request in so many stores something. */
    private static final int WRITES = 50;

    @Inject
    BundleContext context;

    @Inject
    Access access;

    @Inject
    Staff staff;

    @Inject
    Clinics clinics;

    @Inject
    Transactions transactions;

    @Inject
    Sql sql;

    private final AtomicBoolean over = new AtomicBoolean();
    private final AtomicLong stored = new AtomicLong();
    private final ConcurrentLinkedQueue<String> wrong = new ConcurrentLinkedQueue<>();
    private final List<String> touched = Collections.synchronizedList(new ArrayList<>());

    private Rest rest;
    private Fitted hello;
    private String clinic;
    private String surname;

    @BeforeEach
    void signIn() {
        clinic = SomeClinic.open(clinics, access);
        surname = "负" + UUID.randomUUID().toString().substring(0, 8);
        rest = Client.boss(staff, access);
        hello = new Fitted(rest, context, "hello");
        hello.install();
        hello.uninstall();
    }

    @AfterEach
    void takeOut() {
        hello.uninstall();
    }

    @Test
    @DisplayName(
            "Coming, off, on and going under load: no request of the core fails, none is lost, no service of it is registered anew, no bundle stopped")
    void underLoad() throws InterruptedException {
        BundleListener bundles = this::look;
        ServiceListener services = this::look;
        context.addBundleListener(bundles);
        context.addServiceListener(services);
        ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
        try {
            for (int i = 0; i < CLIENTS; i++) {
                clients.execute(this::work);
            }
            int cycles = sql.derby() ? 20 : 5;
            for (int i = 0; i < cycles; i++) {
                hello.install();
                switchTo(false, "plugin-off");
                switchTo(true, "");
                hello.uninstall();
            }
        } finally {
            over.set(true);
            clients.shutdown();
            assertThat(clients.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
            context.removeBundleListener(bundles);
            context.removeServiceListener(services);
        }
        assertThat(wrong).isEmpty();
        assertThat(touched).isEmpty();
        assertThat(stored.get()).isGreaterThan(20);
        assertThat(found()).isEqualTo(stored.get());
        System.out.printf("plugins: %d customers stored meanwhile%n", stored.get());
    }

    /** Off or on in the clinic, and what its REST answers there then; nothing when it serves. */
    private void switchTo(boolean on, String reason) {
        assertThat(rest.put(hello.path() + "/clinics/" + clinic, "{\"on\":" + on + "}")
                        .status())
                .isEqualTo(200);
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(
                        () -> rest.get("/api/v1/hello/greetings?clinic=" + clinic)
                                .reason(),
                        reason::equals);
    }

    /** A receptionist who looks all the time and writes now and then: what is written stays for the tests that come after. */
    private void work() {
        for (int turn = 0; !over.get(); turn++) {
            Answer looked = rest.get("/api/v1/clinics");
            if (looked.status() != 200) {
                wrong.add(looked.toString());
            }
            if (turn % WRITES == 0) {
                write();
            }
        }
    }

    private void write() {
        Answer wrote = rest.post(
                "/api/v1/customers",
                "{\"name\":\"" + surname + " " + stored.get() + "\",\"clinic\":\"" + clinic + "\"}");
        if (wrote.status() == 200 || wrote.status() == 201) {
            stored.incrementAndGet();
        } else {
            wrong.add(wrote.toString());
        }
    }

    /** How many of the customers that were acknowledged are there. */
    private long found() {
        return transactions.required(() -> sql.dsl()
                .fetchOne("select count(*) from cu_customer where name like {0}", DSL.val(surname + "%"))
                .get(0, Long.class));
    }

    private void look(BundleEvent event) {
        if (!isHello(event.getBundle())
                && (event.getType() == BundleEvent.STOPPED || event.getType() == BundleEvent.UNRESOLVED)) {
            touched.add(event.getBundle().getSymbolicName());
        }
    }

    private void look(ServiceEvent event) {
        Bundle owner = event.getServiceReference().getBundle();
        if (event.getType() == ServiceEvent.UNREGISTERING
                && owner != null
                && owner.getSymbolicName().matches("org\\.inlay\\.(platform|customers|orders).*")
                && !isForHello(event)) {
            touched.add(String.valueOf(event.getServiceReference()));
        }
    }

    private static boolean isHello(Bundle bundle) {
        return "org.inlay.hello".equals(bundle.getSymbolicName());
    }

    /** What the platform keeps for a plugin goes with it: its schema, its REST application and the servlet of that. */
    private static boolean isForHello(ServiceEvent event) {
        ServiceReference<?> service = event.getServiceReference();
        return "hello".equals(service.getProperty("inlay.schema"))
                || "inlay-hello".equals(service.getProperty("osgi.jaxrs.name"))
                || "inlay-hello".equals(service.getProperty("osgi.http.whiteboard.servlet.name"));
    }
}
