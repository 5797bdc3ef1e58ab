package org.inlay.itests.web;

import static org.assertj.core.api.Assertions.assertThat;

import gg.jte.Content;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.inject.Inject;
import org.inlay.itests.support.InKaraf;
import org.inlay.itests.support.Rest;
import org.inlay.platform.Access;
import org.inlay.platform.Id;
import org.inlay.platform.Staff;
import org.inlay.platform.Transactions;
import org.inlay.platform.persistence.Sql;
import org.inlay.platform.web.console.ConsolePage;
import org.inlay.platform.web.console.ConsoleRequest;
import org.inlay.platform.web.console.CustomerPanel;
import org.inlay.platform.web.console.Screen;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceRegistration;

@InKaraf
class PanelsIT {
    @Inject
    Staff staff;

    @Inject
    Access access;

    @Inject
    Transactions transactions;

    @Inject
    Sql sql;

    private final List<ServiceRegistration<?>> registrations = new ArrayList<>();

    @AfterEach
    void takeOut() {
        registrations.forEach(ServiceRegistration::unregister);
    }

    /** A panel as a plugin would bring it. */
    private record Panel(String id, Content content) implements CustomerPanel {
        @Override
        public int order() {
            return 99;
        }

        @Override
        public String permission() {
            return "customers:read";
        }

        @Override
        public Content render(ConsoleRequest request, Id customer) {
            return content;
        }
    }

    /** A page as a plugin would bring it. */
    private record Broken() implements ConsolePage {
        @Override
        public String id() {
            return "broken";
        }

        @Override
        public java.util.Optional<Entry> entry() {
            return java.util.Optional.of(new Entry(99, "settings", "customers:read"));
        }

        @Override
        public Screen get(ConsoleRequest request) {
            throw new IllegalStateException("a plugin's mistake");
        }
    }

    @Test
    @DisplayName(
            "A panel that throws and one that takes ten seconds leave the page usable, an error box in their place")
    void failing() {
        BundleContext context = FrameworkUtil.getBundle(PanelsIT.class).getBundleContext();
        registrations.add(context.registerService(
                CustomerPanel.class, new Panel("fine", output -> output.writeContent("<p>all is well</p>")), null));
        registrations.add(context.registerService(
                CustomerPanel.class,
                new Panel("throws", output -> {
                    throw new IllegalStateException("a plugin's mistake");
                }),
                null));
        registrations.add(context.registerService(
                CustomerPanel.class,
                new Panel("slow", output -> {
                    try {
                        Thread.sleep(10_000);
                    } catch (InterruptedException stopped) {
                        Thread.currentThread().interrupt();
                    }
                }),
                null));
        registrations.add(context.registerService(ConsolePage.class, new Broken(), null));

        String code = Client.unique("P");
        Rest admin = Client.with("ADMIN", staff, access);
        assertThat(admin.post("/api/v1/clinics", Client.clinic(code)).status()).isEqualTo(201);
        String customer = Client.with("MANAGER", staff, access)
                .post("/api/v1/customers", """
                {"name":"钱先生","clinic":"%s"}""".formatted(code))
                .body()
                .path("id")
                .asText();
        Rest browser = Client.with("MANAGER", staff, access).browser(code);

        String page = browser.text("/app/customers/" + customer);
        assertThat(page).contains("钱先生", "/panel/fine", "/panel/throws", "/panel/slow");
        assertThat(browser.text("/app/customers/" + customer + "/panel/fine")).contains("all is well");
        assertThat(browser.text("/app/customers/" + customer + "/panel/throws")).contains("role=\"alert\"");
        long began = System.nanoTime();
        assertThat(browser.text("/app/customers/" + customer + "/panel/slow")).contains("role=\"alert\"");
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(9));
        assertThat(browser.text("/app/broken")).contains("role=\"alert\"", "/app/customers");
    }

    @Test
    @DisplayName("A panel that is given up while it reads the database disturbs nobody else who reads it")
    void givenUpInTheDatabase() throws Exception {
        BundleContext context = FrameworkUtil.getBundle(PanelsIT.class).getBundleContext();
        CountDownLatch ended = new CountDownLatch(1);
        registrations.add(context.registerService(
                CustomerPanel.class,
                new Panel("digs", output -> {
                    transactions.run(() -> {
                        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(8);
                        while (System.nanoTime() < until) {
                            sql.dsl().fetchExists(DSL.table(DSL.name("pl_audit_head")));
                        }
                    });
                    ended.countDown();
                }),
                null));
        String code = Client.unique("P");
        assertThat(Client.with("ADMIN", staff, access)
                        .post("/api/v1/clinics", Client.clinic(code))
                        .status())
                .isEqualTo(201);
        Rest manager = Client.with("MANAGER", staff, access);
        String customer = manager.post("/api/v1/customers", """
                {"name":"孙先生","clinic":"%s"}""".formatted(code))
                .body()
                .path("id")
                .asText();
        Rest browser = Client.with("MANAGER", staff, access).browser(code);
        Set<Integer> answers = ConcurrentHashMap.newKeySet();
        Thread other = new Thread(() -> {
            while (ended.getCount() > 0) {
                answers.add(manager.get("/api/v1/customers/0000000000001").status());
            }
        });
        other.start();
        assertThat(browser.text("/app/customers/" + customer + "/panel/digs")).contains("role=\"alert\"");
        assertThat(ended.await(20, TimeUnit.SECONDS))
                .as("the panel comes to its end")
                .isTrue();
        other.join();
        assertThat(answers).containsExactly(404);
    }
}
