package org.inlay.itests.orders;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import javax.inject.Inject;
import org.awaitility.Awaitility;
import org.inlay.itests.support.InKaraf;
import org.inlay.itests.support.Rest;
import org.inlay.itests.support.Rest.Answer;
import org.inlay.platform.Access;
import org.inlay.platform.Checks;
import org.inlay.platform.Clinic;
import org.inlay.platform.Id;
import org.inlay.platform.persistence.Sql;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.osgi.framework.BundleContext;

/** Facts that were spoiled in the tables come right while the platform runs. */
@InKaraf
class FactsRebuildIT {
    private static final String API = "/api/v1";

    @Inject
    BundleContext bundles;

    @Inject
    Checks checks;

    @Inject
    Access access;

    @Inject
    Sql sql;

    @Test
    @DisplayName("T6 spoiled facts of visits and orders are found by the check and counted anew by the rebuild")
    void rebuild() {
        Till till = new Till(bundles);
        Id customer = till.customer();
        till.sell(customer, till.item("SERVICE", "1000.00"));
        assertThat(sql.dsl().execute("update or_facts set orders = orders + 7 where customer = ?", customer.value()))
                .isPositive();
        assertThat(sql.dsl()
                        .execute(
                                "update cu_facts set visit_days = visit_days + 7 where customer = ?", customer.value()))
                .isPositive();
        assertThat(unsound()).contains("orders.facts", "customers.facts");

        Rest rest = till.signIn("ADMIN", Clinic.ORGANISATION);
        Answer run = rest.post(API + "/facts/rebuild", "");
        assertThat(run.status()).isEqualTo(200);
        Supplier<String> state =
                () -> rest.get(API + "/jobs/" + run.id()).body().path("state").asText();
        Awaitility.await("the rebuild ends")
                .atMost(Duration.ofMinutes(2))
                .until(() -> !List.of("WAITING", "RUNNING").contains(state.get()));
        assertThat(state.get()).isEqualTo("DONE");

        assertThat(unsound()).doesNotContain("orders.facts", "customers.facts", "customers.tags");
        assertThat(till.signIn("MANAGER").post(API + "/facts/rebuild", "").status())
                .isEqualTo(403);
    }

    private List<String> unsound() {
        return access.asPlatform(checks::run).stream()
                .filter(item -> !item.ok())
                .map(Checks.Item::check)
                .toList();
    }
}
