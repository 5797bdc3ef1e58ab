package org.inlay.itests.coupons;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.awaitility.Awaitility;
import org.inlay.itests.support.InKaraf;
import org.inlay.itests.support.Rest;
import org.inlay.itests.support.Rest.Answer;
import org.inlay.platform.Id;
import org.inlay.platform.persistence.Columns;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** C2: coupons that customers pass on, over the public page and over what the clinic enters. */
@InKaraf
class SharingIT extends CouponClinic {
    private static final Duration SOON = Duration.ofSeconds(60);

    private static String mobile() {
        return "138" + ThreadLocalRandom.current().nextInt(10_000_000, 100_000_000);
    }

    private String person(String mobile) {
        return done(rest.post("/api/v1/customers", """
                {"name":"赵小姐","clinic":"%s","mobile":"%s"}""".formatted(clinic, mobile)))
                .path("id")
                .asText();
    }

    private Answer sharing(String template, String reward, String event) {
        return rest.post(
                COUPONS + "/templates/" + template + "/sharings",
                "{\"reward\":\"" + reward + "\",\"event\":\"" + event + "\"}");
    }

    /** Path of the page that the customer's code leads to. */
    private String share(JsonNode sharing, String customer) {
        String address = done(rest.post(
                        COUPONS + "/sharings/" + sharing.path("id").asText() + "/shares",
                        "{\"customer\":\"" + customer + "\"}"))
                .path("address")
                .asText();
        return URI.create(address).getPath();
    }

    private static Answer follow(String path, String mobile) {
        return Rest.here().submit(path, "mobile=" + mobile);
    }

    private JsonNode figures(String template) {
        return done(rest.get(COUPONS + "/templates/" + template + "/sharings"))
                .path("items")
                .get(0);
    }

    private int vouchers(String customer, String template) {
        int count = 0;
        for (JsonNode one :
                done(rest.get(COUPONS + "/customers/" + customer + "/vouchers")).path("items")) {
            count += one.path("template").asText().equals(template) ? 1 : 0;
        }
        return count;
    }

    @Test
    @DisplayName(
            "A friend nobody knew gets the coupon when entered, who brought them the reward at the first visit, once; the page tells nobody who is known")
    void firstVisit() {
        String gift = template("AMOUNT", "50", "\"quantity\":9,\"perCustomer\":1");
        String reward = template("AMOUNT", "80", "\"quantity\":9");
        JsonNode sharing = done(sharing(gift, reward, "INITIAL_VISIT"));
        String sharer = person(mobile());
        String path = share(sharing, sharer);
        assertThat(share(sharing, sharer)).as("always the same").isEqualTo(path);
        String other = share(sharing, person(mobile()));

        String known = mobile();
        person(known);
        String unknown = mobile();
        Answer ofKnown = follow(path, known);
        Answer ofUnknown = follow(path, unknown);
        assertThat(ofKnown.status()).isEqualTo(ofUnknown.status()).isEqualTo(303);
        assertThat(ofKnown.headers().get("location"))
                .isEqualTo(ofUnknown.headers().get("location"));
        assertThat(follow(path, "not a number").status()).isEqualTo(422);
        assertThat(follow(path, unknown).status()).as("the same once more").isEqualTo(303);
        assertThat(follow(other, "+86" + unknown).status())
                .as("by somebody else's code")
                .isEqualTo(303);
        assertThat(Rest.here().text(path)).contains("新客券").doesNotContain("赵小姐");
        assertThat(figures(gift).path("followed").asInt()).isEqualTo(1);

        String friend = person(unknown);
        Awaitility.await().atMost(SOON).until(() -> vouchers(friend, gift) == 1);
        assertThat(vouchers(sharer, reward)).isZero();
        visit(friend);
        Awaitility.await().atMost(SOON).until(() -> vouchers(sharer, reward) == 1);
        visit(friend);
        Awaitility.await()
                .atMost(SOON)
                .until(() -> figures(gift).path("visited").asInt() == 1);
        assertThat(figures(gift).path("rewarded").asInt()).isEqualTo(1);
        assertThat(vouchers(sharer, reward)).isEqualTo(1);
        done(rest.delete(COUPONS + "/sharings/" + sharing.path("id").asText()));
        assertThat(Rest.here().get(path).status()).isEqualTo(404);
    }

    private void visit(String customer) {
        done(rest.post("/api/v1/visits", "{\"customer\":\"" + customer + "\",\"clinic\":\"" + clinic + "\"}"));
    }

    /** Somebody who came by the sharer's code, was entered and has the gift; the reward is for the first visit. */
    private String brought(String gift, String reward, String sharer) {
        String number = mobile();
        follow(share(done(sharing(gift, reward, "INITIAL_VISIT")), sharer), number);
        String friend = person(number);
        Awaitility.await().atMost(SOON).until(() -> vouchers(friend, gift) == 1);
        return friend;
    }

    @Test
    @DisplayName("A reward whose coupon is paused is not lost: it comes with the friend's next step")
    void pausedReward() {
        String gift = template("AMOUNT", "50", "\"quantity\":9");
        String reward = template("AMOUNT", "80", "\"quantity\":9");
        String sharer = person(mobile());
        String friend = brought(gift, reward, sharer);
        done(rest.post(COUPONS + "/templates/" + reward + "/pause", ""));
        visit(friend);
        Awaitility.await()
                .atMost(SOON)
                .until(() -> figures(gift).path("visited").asInt() == 1);
        assertThat(vouchers(sharer, reward)).isZero();
        done(rest.post(COUPONS + "/templates/" + reward + "/publication", ""));
        visit(friend);
        Awaitility.await().atMost(SOON).until(() -> vouchers(sharer, reward) == 1);
        assertThat(figures(gift).path("rewarded").asInt()).isEqualTo(1);
    }

    @Test
    @DisplayName("Who is entered and arrives in one breath has come so far, whichever is heard of first")
    void inOneBreath() {
        String gift = template("AMOUNT", "50", "\"quantity\":99");
        JsonNode sharing = done(sharing(gift, template("AMOUNT", "80", "\"quantity\":99"), "INITIAL_VISIT"));
        String path = share(sharing, person(mobile()));
        int friends = 20;
        for (int i = 0; i < friends; i++) {
            String number = mobile();
            follow(path, number);
            visit(person(number));
        }
        Awaitility.await()
                .atMost(SOON)
                .untilAsserted(() -> assertThat(figures(gift).toString())
                        .contains("\"visited\":" + friends, "\"rewarded\":" + friends));
    }

    @Test
    @DisplayName("The number of a friend who did not come within half a year is forgotten, and may come anew")
    void forgotten() {
        String gift = template("AMOUNT", "50", "\"quantity\":9");
        JsonNode sharing = done(sharing(gift, template("AMOUNT", "80", "\"quantity\":9"), "INITIAL_VISIT"));
        String path = share(sharing, person(mobile()));
        String early = mobile();
        String late = mobile();
        follow(path, early);
        followedDaysAgo(183);
        follow(path, late);
        Id run = access.asPlatform(() -> jobs.start("coupons.friends", "now-" + System.nanoTime(), Map.of()))
                .id();
        Awaitility.await()
                .atMost(SOON)
                .until(() -> access.asPlatform(() -> jobs.get(run)).endedAt() != null);
        assertThat(figures(gift).path("followed").asInt()).isEqualTo(2);
        follow(path, early);
        follow(path, late);
        assertThat(figures(gift).path("followed").asInt())
                .as("one is not known any more, the other still is")
                .isEqualTo(3);
    }

    private void followedDaysAgo(int days) {
        transactions.run(() -> sql.dsl()
                .query(
                        "update cp_friend set followed_at = {0}",
                        DSL.val(Instant.now().minus(Duration.ofDays(days)), Columns.INSTANT))
                .execute());
    }

    @Test
    @DisplayName("A friend whose record turns out to be another's is still the friend of who brought them")
    void mergedFriend() {
        String gift = template("AMOUNT", "50", "\"quantity\":9");
        String reward = template("AMOUNT", "80", "\"quantity\":9");
        String sharer = person(mobile());
        String friend = brought(gift, reward, sharer);
        String same = person(mobile());
        done(rest.post("/api/v1/customers/" + same + "/merge", "{\"duplicate\":\"" + friend + "\"}"));
        visit(same);
        Awaitility.await().atMost(SOON).until(() -> vouchers(sharer, reward) == 1);
    }

    @Test
    @DisplayName(
            "A reward for a number alone needs a limit and comes at once up to it; one for a deal comes with the deal; a code ends with its person")
    void otherEvents() {
        String gift = template("AMOUNT", "50", "\"quantity\":9");
        String unlimited = template("AMOUNT", "80", "\"quantity\":9");
        Answer refused = sharing(gift, unlimited, "FOLLOWED");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body().toString()).contains("reward");
        String once = template("AMOUNT", "80", "\"quantity\":9,\"perCustomer\":1");
        JsonNode followed = done(sharing(gift, once, "FOLLOWED"));
        String sharer = person(mobile());
        String path = share(followed, sharer);
        follow(path, mobile());
        assertThat(vouchers(sharer, once)).isEqualTo(1);
        follow(path, mobile());
        assertThat(vouchers(sharer, once)).as("one may have one").isEqualTo(1);
        assertThat(figures(gift).path("rewarded").asInt()).isEqualTo(1);

        String second = template("AMOUNT", "60", "\"quantity\":9");
        JsonNode dealt = done(sharing(second, unlimited, "FIRST_DEAL"));
        String mobile = mobile();
        follow(share(dealt, sharer), mobile);
        done(rest.put("/api/v1/clinics/" + clinic + "/rules/deal", "{\"orderTypes\":[\"口腔\"],\"minimum\":\"0\"}"));
        String friend = person(mobile);
        visit(friend);
        Awaitility.await()
                .atMost(SOON)
                .until(() -> figures(second).path("visited").asInt() == 1);
        assertThat(vouchers(sharer, unlimited)).isZero();
        done(order(friend, "", 1));
        Awaitility.await().atMost(SOON).until(() -> vouchers(sharer, unlimited) == 1);

        rest.post("/api/v1/customers/" + sharer + "/personal-data/restriction", "");
        assertThat(Rest.here().get(path).status()).isEqualTo(404);
        rest.post("/api/v1/customers/" + friend + "/personal-data/restriction", "");
        Long ended = transactions.required(() -> sql.dsl()
                .resultQuery(
                        "select count(*) from cp_friend where customer = ? and digest like 'ended/%'",
                        Id.parse(friend).value())
                .fetchSingle(0, Long.class));
        assertThat(ended).as("the digest of the number goes with the person").isEqualTo(1);
    }
}
