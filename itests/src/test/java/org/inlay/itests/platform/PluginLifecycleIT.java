package org.inlay.itests.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import javax.inject.Inject;
import org.awaitility.Awaitility;
import org.inlay.itests.support.InKaraf;
import org.inlay.itests.support.Rest;
import org.inlay.itests.support.Rest.Answer;
import org.inlay.itests.web.Client;
import org.inlay.platform.Access;
import org.inlay.platform.Clinics;
import org.inlay.platform.Extensions;
import org.inlay.platform.Problem;
import org.inlay.platform.Staff;
import org.inlay.platform.Transactions;
import org.inlay.platform.persistence.Sql;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.osgi.framework.BundleContext;

/** The plugin {@code hello}, fitted and taken out over REST while the platform works. */
@InKaraf
class PluginLifecycleIT {
    private static final String HELLO = "/api/v1/plugins/hello";
    private static final String GREETINGS = "/api/v1/hello/greetings";
    private static final Duration SOON = Duration.ofSeconds(40);

    @Inject
    BundleContext context;

    @Inject
    Access access;

    @Inject
    Staff staff;

    @Inject
    Clinics clinics;

    @Inject
    Extensions extensions;

    @Inject
    Transactions transactions;

    @Inject
    Sql sql;

    private Rest rest;
    private Fitted hello;
    private String clinic;

    @BeforeEach
    void signIn() {
        clinic = SomeClinic.open(clinics, access);
        rest = Client.boss(staff, access);
        hello = new Fitted(rest, context, "hello");
        uninstall();
    }

    @AfterEach
    void takeOut() {
        uninstall();
    }

    private void install() {
        hello.install();
        Awaitility.await().atMost(SOON).until(() -> greetings().status() == 200);
    }

    private void uninstall() {
        hello.uninstall();
        Awaitility.await().atMost(SOON).until(() -> rest.get(GREETINGS).status() == 404);
    }

    private Answer greetings() {
        return rest.get(GREETINGS + "?clinic=" + clinic);
    }

    /** What of the plugin is there for people and programs in a clinic. */
    private Set<String> there(String where) {
        Set<String> there = new TreeSet<>();
        note(there, "page", rest.browser(where).get("/app/hello").status() == 200);
        note(there, "navigation", rest.browser(where).text("/app/day").contains("/app/hello"));
        note(there, "REST", rest.get(GREETINGS + "?clinic=" + where).status() == 200);
        note(
                there,
                "permission",
                rest.get("/api/v1/me")
                        .body()
                        .at("/permissions/hello:read")
                        .toString()
                        .contains(where));
        note(there, "description", rest.text("/api/v1/openapi.json").contains("/hello/greetings"));
        note(there, "tag", rest.text("/api/v1/tags").contains("\"hello\""));
        note(there, "criterion", rest.text("/api/v1/segments/criteria").contains("hello:greeted"));
        return there;
    }

    private static void note(Set<String> there, String part, boolean found) {
        if (found) {
            there.add(part);
        }
    }

    private static final Set<String> EVERYWHERE = Set.of("description", "tag", "criterion");
    private static final Set<String> ALL =
            Set.of("page", "navigation", "REST", "permission", "description", "tag", "criterion");

    @Test
    @DisplayName(
            "A preview says what comes and that nothing of the core is touched; then it is installed and there at once")
    void installed() {
        Answer preview = rest.get(HELLO + "/preview");
        assertThat(preview.body().path("bundles").toString()).contains("org.inlay.hello ");
        assertThat(preview.body().path("refreshed")).isEmpty();
        assertThat(preview.body().path("tables").asText()).isEqualTo("hl_");
        assertThat(preview.body().path("permissions").toString()).isEqualTo("[\"hello:read\",\"hello:write\"]");
        assertThat(rest.get(HELLO).body().path("state").asText()).isEqualTo("AVAILABLE");
        assertThat(there(clinic)).isEmpty();

        install();

        assertThat(there(clinic)).isEqualTo(ALL);
        assertThat(greet("你好").status()).isEqualTo(200);
        assertThat(rest.get(HELLO).body().path("clinics").toString()).contains(clinic);
    }

    private Answer greet(String text) {
        return rest.post(GREETINGS, "{\"clinic\":\"" + clinic + "\",\"text\":\"" + text + "\"}");
    }

    @Test
    @DisplayName(
            "What it stored survives being uninstalled; its page, paths and documents vanish and come back together")
    void kept() {
        install();
        greet("早上好");
        String stored = greetings().body().toString();
        assertThat(stored).contains("早上好");

        uninstall();

        assertThat(there(clinic)).isEmpty();
        assertThat(rest.browser(clinic).get("/app/day").status()).isEqualTo(200);
        assertThat(rest.get(HELLO).body().path("state").asText()).isEqualTo("AVAILABLE");
        install();
        assertThat(greetings().body()).hasToString(stored);
        assertThat(there(clinic)).isEqualTo(ALL);
    }

    @Test
    @DisplayName("It is on in the clinics that want it and in no other")
    void perClinic() {
        String other = SomeClinic.open(clinics, access);
        install();
        assertThat(there(other)).isEqualTo(ALL);

        Answer off = rest.put(HELLO + "/clinics/" + other, "{\"on\":false}");

        assertThat(off.body().path("clinics").toString()).contains(clinic).doesNotContain(other);
        Awaitility.await().atMost(SOON).until(() -> there(other).equals(EVERYWHERE));
        assertThat(rest.get(GREETINGS + "?clinic=" + other).reason()).isEqualTo("plugin-off");
        assertThat(there(clinic)).isEqualTo(ALL);
        assertThat(rest.put(HELLO + "/clinics/nowhere", "{\"on\":true}").status())
                .isEqualTo(404);
    }

    @Test
    @DisplayName(
            "Nothing is priced while a plugin that is on is not active here; once it has failed it counts as off, and says why")
    void nothingIsPricedWithoutIt() {
        transactions.run(() -> {
            sql.dsl().execute("insert into pl_plugin (id, revision) values ('ghost', 1)");
            sql.dsl()
                    .execute("insert into pl_plugin_clinic (plugin, clinic) values ('ghost', {0})", DSL.inline(clinic));
        });
        try {
            assertThatThrownBy(() -> transactions.run(() -> extensions.settled(clinic)))
                    .isInstanceOfSatisfying(Problem.class, problem -> {
                        assertThat(problem.reason()).isEqualTo("plugin-starting");
                        assertThat(problem.arguments()).containsEntry("plugin", "ghost");
                    });
            transactions.run(() -> extensions.settled("another"));
            install();
            transactions.run(() -> extensions.settled(clinic));
        } finally {
            transactions.run(() -> {
                sql.dsl().execute("delete from pl_plugin_clinic where plugin = 'ghost'");
                sql.dsl().execute("delete from pl_plugin where id = 'ghost'");
            });
        }
    }

    @Test
    @DisplayName("Two who install it at once both succeed; asking again leaves it off where it was switched off")
    void askedForTwice() {
        assertThat(IntStream.range(0, 6)
                        .parallel()
                        .map(i -> rest.post(HELLO + "/installation", "{}").status()))
                .containsOnly(200);
        hello.await("ACTIVE");
        rest.put(HELLO + "/clinics/" + clinic, "{\"on\":false}");

        assertThat(rest.post(HELLO + "/installation", "{}")
                        .body()
                        .path("clinics")
                        .toString())
                .doesNotContain(clinic);
    }

    @Test
    @DisplayName("Nobody switches what is not installed, and there is no plugin of that name")
    void refusals() {
        assertThat(rest.put(HELLO + "/clinics/" + clinic, "{\"on\":true}").reason())
                .isEqualTo("plugin-not-installed");
        assertThat(rest.post("/api/v1/plugins/nothing/installation", "{}").status())
                .isEqualTo(404);
        assertThat(rest.post(HELLO + "/installation", "{\"clinics\":[\"nowhere\"]}")
                        .status())
                .isEqualTo(404);
        assertThat(rest.get(HELLO).body().path("state").asText()).isEqualTo("AVAILABLE");
    }

    @Test
    @DisplayName(
            "Its table keeps every bit; its tag and criterion read UNDECIDED meanwhile and name it, and are right again after")
    void undecidedMeanwhile() {
        install();
        String customer = rest.post("/api/v1/customers", "{\"name\":\"王小姐\",\"clinic\":\"" + clinic + "\"}")
                .id();
        Awaitility.await().atMost(SOON).until(() -> stored().contains("欢迎"));
        assertThat(rest.post(
                                GREETINGS,
                                "{\"clinic\":\"" + clinic + "\",\"customer\":\"" + customer + "\",\"text\":\"早上好\"}")
                        .status())
                .isEqualTo(200);
        String stored = stored();
        Awaitility.await().atMost(SOON).until(() -> tag(customer), "YES"::equals);
        assertThat(count(TAGGED).body().path("count").asInt()).isEqualTo(1);
        assertThat(count(GREETED).body().path("count").asInt()).isEqualTo(1);

        uninstall();

        assertThat(tag(customer)).isEqualTo("UNDECIDED");
        for (String tree : List.of(TAGGED, GREETED)) {
            Answer answer = count(tree);
            assertThat(answer.reason()).as("%s: %s", tree, answer).isEqualTo("segment-undecided");
            assertThat(answer.body().path("detail").asText()).contains("hello");
        }
        assertThat(stored()).isEqualTo(stored);
        install();
        assertThat(stored()).isEqualTo(stored);
        Awaitility.await().atMost(SOON).until(() -> tag(customer), "YES"::equals);
        assertThat(count(TAGGED).body().path("count").asInt()).isEqualTo(1);
    }

    private static final String TAGGED =
            "{\"criterion\":\"tag\",\"tag\":\"hello\",\"operator\":\"IN\",\"values\":[\"YES\"],\"clinic\":\"%s\"}";
    private static final String GREETED = "{\"criterion\":\"hello:greeted\",\"clinic\":\"%s\"}";

    private Answer count(String tree) {
        return rest.post("/api/v1/segments/count", tree.formatted(clinic));
    }

    private String tag(String customer) {
        for (var tag : rest.get("/api/v1/customers/" + customer + "/tags?clinic=" + clinic)
                .body()
                .path("items")) {
            if (tag.path("tag").asText().equals("hello")) {
                return tag.path("value").asText();
            }
        }
        return "";
    }

    private String stored() {
        return transactions.required(() -> sql.dsl()
                .fetch("select * from hl_greeting where clinic = {0} order by id", DSL.inline(clinic))
                .formatCSV());
    }

    @Test
    @DisplayName("An order that it took part in is neither cancelled nor returned without it")
    void orderNeedsIt() {
        String item = "smile-" + clinic;
        rest.post(
                "/api/v1/items",
                "{\"code\":\"" + item + "\",\"name\":\"激光\",\"kind\":\"SERVICE\",\"price\":\"200.00\"}");
        String customer = rest.post("/api/v1/customers", "{\"name\":\"李小姐\",\"clinic\":\"" + clinic + "\"}")
                .id();
        install();
        Answer sold = rest.post("/api/v1/orders", """
                {"clinic":"%s","customer":"%s","type":"口腔","confirm":true,"lines":[{"item":"%s","quantity":1}],
                 "inputs":{"hello":{"smile":true}},"payments":[{"tender":"CASH","amount":"199.00"}]}""".formatted(clinic, customer, item));
        assertThat(sold.body().path("net").path("amount").asText())
                .as("%s", sold)
                .isEqualTo("199.00");

        uninstall();

        for (String act : List.of("cancellation", "refunds")) {
            Answer refused = rest.post(
                    "/api/v1/orders/" + sold.id() + "/" + act,
                    act.equals("refunds") ? "{\"amount\":\"10.00\",\"reason\":\"test\"}" : "{\"reason\":\"test\"}");
            assertThat(refused.reason()).as("%s", refused).isEqualTo("plugin-missing");
            assertThat(refused.body().path("plugin").asText()).isEqualTo("hello");
        }
        install();
        assertThat(rest.post("/api/v1/orders/" + sold.id() + "/refunds", "{\"amount\":\"10.00\",\"reason\":\"test\"}")
                        .status())
                .isLessThan(300);
    }
}
