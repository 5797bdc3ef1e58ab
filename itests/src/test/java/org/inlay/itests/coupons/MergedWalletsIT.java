package org.inlay.itests.coupons;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;
import org.inlay.itests.support.InKaraf;
import org.inlay.platform.Id;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Whose a wallet is when two records turn out to be of one person. */
@InKaraf
class MergedWalletsIT extends CouponClinic {
    private static final Duration SOON = Duration.ofSeconds(60);

    @Test
    @DisplayName(
            "A wallet goes with its person also when the records are merged, and taken apart, while coupons are away")
    void mergedWhileAway() {
        String template = template("AMOUNT", "10", "\"quantity\":5");
        String kept = customer();
        String duplicate = customer();
        voucher(template, duplicate);
        caughtUp();
        coupons.uninstall();
        String body = "{\"duplicate\":\"" + duplicate + "\"}";
        done(rest.post("/api/v1/customers/" + kept + "/merge", body));
        coupons.install();
        caughtUp();
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> held(kept) == 1);
        coupons.uninstall();
        done(rest.post("/api/v1/customers/" + kept + "/unmerge", body));
        coupons.install();
        caughtUp();
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> held(duplicate) == 1);
        assertThat(held(kept)).isZero();
    }

    /** Asks those who are there to catch up, as happens every minute. */
    private void caughtUp() {
        Id run = access.asPlatform(() -> jobs.start("customers.catch-up", "now-" + System.nanoTime(), Map.of()))
                .id();
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> access.asPlatform(() -> jobs.get(run)).endedAt() != null);
    }

    @Test
    @DisplayName(
            "What an issue put into a record's wallet that was merged meanwhile goes to the one that was kept: after the next merge, or the end of an issue")
    void issuedMeanwhile() {
        String template = template("AMOUNT", "10", "\"quantity\":9");
        String last = customer();
        String kept = customer();
        String duplicate = customer();
        merge(kept, duplicate);
        merge(last, kept);
        late(voucher(template, last), duplicate);
        assertThat(wallets().path("ok").asBoolean()).isFalse();
        merge(customer(), customer());
        Awaitility.await().atMost(SOON).until(() -> held(last) == 1);
        assertThat(wallets().path("ok").asBoolean()).isTrue();

        late(voucher(template, last), duplicate);
        done(rest.post(COUPONS + "/templates/" + template + "/batches", "{\"customers\":[\"" + customer() + "\"]}"));
        Awaitility.await().atMost(SOON).until(() -> held(last) == 2);
        done(rest.post("/api/v1/customers/" + last + "/unmerge", duplicate(kept)));
        done(rest.post("/api/v1/customers/" + kept + "/unmerge", duplicate(duplicate)));
        assertThat(held(duplicate)).isEqualTo(2);
        assertThat(held(last) + held(kept)).isZero();
    }

    private static String duplicate(String customer) {
        return "{\"duplicate\":\"" + customer + "\"}";
    }

    private void merge(String kept, String duplicate) {
        done(rest.post("/api/v1/customers/" + kept + "/merge", duplicate(duplicate)));
    }

    /** As an issue leaves it that did not see the merge. */
    private void late(String code, String customer) {
        transactions.run(() -> sql.dsl()
                .query(
                        "update cp_voucher set customer = ? where code = ?",
                        Id.parse(customer).value(),
                        code)
                .execute());
    }

    private JsonNode wallets() {
        JsonNode report = done(rest.post("/api/v1/checks", ""));
        for (JsonNode check : report.path("items")) {
            if (check.path("check").asText().equals("coupons.wallets")) {
                return check;
            }
        }
        throw new AssertionError("no check of wallets: " + report);
    }

    private int held(String customer) {
        return done(rest.get(COUPONS + "/customers/" + customer + "/vouchers"))
                .path("items")
                .size();
    }
}
