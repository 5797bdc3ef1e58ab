package org.inlay.itests.outside;

import static org.assertj.core.api.Assertions.assertThat;
import static org.inlay.itests.outside.Shop.API;
import static org.inlay.itests.outside.Shop.done;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.inlay.itests.support.Postgres;
import org.inlay.itests.support.Rest;
import org.inlay.itests.support.Rest.Answer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Ends the process while coupons are used and issued: once, in full 50 times, on each database. */
class CouponsKillIT {
    private static final int KILLS = Full.times(1, 50);
    private static final int CLERKS = 8;
    private static final int VOUCHERS = 64;

    /** More than one transaction of the job. */
    private static final int RECIPIENTS = 1_200;

    private static final int LONGEST_MILLIS = 3_000;
    private static final String COUPONS = API + "/coupons";

    /** What is in the wallets of this round, by its code: whose it is. */
    private final Map<String, String> owners = new HashMap<>();

    private final Map<String, String> acknowledged = new ConcurrentHashMap<>();
    private final Map<String, Integer> refused = new ConcurrentHashMap<>();
    private final Random random = new Random(11);

    @Test
    @DisplayName(
            "kill -9 while coupons are used and issued: none without its order, no discount without it, nobody twice: Derby")
    void derby() throws Exception {
        try (Site site = Site.fresh("coupons-derby")) {
            killAndLook("derby", site);
        }
    }

    @Test
    @DisplayName("kill -9 while coupons are used and issued: the same on PostgreSQL")
    void postgres() throws Exception {
        try (Site site = Site.fresh("coupons-postgresql")
                .with("INLAY_DB_URL", Postgres.url("coupons"))
                .with("INLAY_DB_USER", Postgres.USER)
                .with("INLAY_DB_PASSWORD", Postgres.USER)) {
            killAndLook("postgresql", site);
        }
    }

    private void killAndLook(String database, Site site) throws Exception {
        Shop shop = Shop.open(site.start(), "A");
        done(site.rest().post(API + "/plugins/coupons/installation", "{}"));
        awaitCoupons(site.rest());
        String segment = everybody(site.rest(), shop);
        int used = 0;
        int midway = 0;
        for (int kill = 0; kill < KILLS; kill++) {
            String single = template(site.rest(), shop, VOUCHERS);
            claims(site.rest(), shop, single);
            String many = template(site.rest(), shop, 1_000_000);
            String batch = done(site.rest()
                            .post(COUPONS + "/templates/" + many + "/batches", "{\"segment\":\"" + segment + "\"}"))
                    .path("id")
                    .asText();
            sellUntilKilled(site, shop);
            awaitCoupons(site.start());
            midway += issued(site.rest(), many) < RECIPIENTS ? 1 : 0;
            used += mustAgree(site.rest(), shop);
            mustGoOn(site.rest(), many, batch);
            site.mustBeSound();
        }
        System.out.printf(
                "kill -9 with coupons, %s: %d kills, %d orders acknowledged, %d coupons used, %d issues cut off midway, refused %s%n",
                database, KILLS, acknowledged.size(), used, midway, refused);
    }

    private static void awaitCoupons(Rest rest) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> rest.get(COUPONS + "/templates").status() == 200);
    }

    private static String everybody(Rest rest, Shop shop) throws InterruptedException {
        ExecutorService clerks = Executors.newFixedThreadPool(CLERKS);
        for (int i = 0; i < CLERKS; i++) {
            clerks.submit(() -> {
                for (int n = 0; n < RECIPIENTS / CLERKS; n++) {
                    done(rest.post(API + "/customers", """
                            {"name":"王小姐","clinic":"%s","source":"街访"}""".formatted(shop.clinic())));
                }
            });
        }
        clerks.shutdown();
        assertThat(clerks.awaitTermination(2, TimeUnit.MINUTES)).isTrue();
        return done(rest.post(API + "/segments?clinic=" + shop.clinic(), """
                {"name":"街访","all":[{"criterion":"source","operator":"IN","values":["街访"]}]}"""))
                .path("id")
                .asText();
    }

    private static String template(Rest rest, Shop shop, int quantity) {
        String id = done(rest.post(COUPONS + "/templates", """
                {"name":"减50","kind":"AMOUNT","value":"50","items":["%s"],"validDays":30,"quantity":%d,"perCustomer":1}""".formatted(shop.service(), quantity)))
                .path("id")
                .asText();
        done(rest.post(COUPONS + "/templates/" + id + "/publication", ""));
        return id;
    }

    private void claims(Rest rest, Shop shop, String template) {
        owners.clear();
        for (String customer : shop.customers(rest, VOUCHERS)) {
            String code = done(rest.post(COUPONS + "/claims", """
                    {"template":"%s","customer":"%s"}""".formatted(template, customer)))
                    .path("code")
                    .asText();
            owners.put(code, customer);
        }
    }

    /** Every coupon is tried twice, by two clerks. */
    private void sellUntilKilled(Site site, Shop shop) throws InterruptedException {
        Queue<String> codes = new ConcurrentLinkedQueue<>();
        for (String code : owners.keySet()) {
            codes.add(code);
            codes.add(code);
        }
        Rest rest = site.rest();
        ExecutorService clerks = Executors.newFixedThreadPool(CLERKS);
        for (int i = 0; i < CLERKS; i++) {
            clerks.submit(() -> {
                for (String code = codes.poll(); code != null; code = codes.poll()) {
                    sell(rest, shop, code);
                }
            });
        }
        int before = acknowledged.size();
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> acknowledged.size() > before);
        Thread.sleep(random.nextInt(LONGEST_MILLIS));
        site.process().kill();
        clerks.shutdown();
        assertThat(clerks.awaitTermination(2, TimeUnit.MINUTES)).isTrue();
    }

    private void sell(Rest rest, Shop shop, String code) {
        try {
            Answer answer =
                    rest.post(API + "/orders", """
                    {"clinic":"%s","customer":"%s","type":"医美","confirm":true,
                     "lines":[{"item":"%s","quantity":1}],"vouchers":["%s"]}""".formatted(shop.clinic(), owners.get(code), shop.service(), code));
            if (answer.status() < 300) {
                assertThat(acknowledged.put(code, answer.id())).as("used twice").isNull();
            } else {
                refused.merge(answer.status() + " " + answer.reason(), 1, Integer::sum);
            }
        } catch (UncheckedIOException killed) {
            // nobody knows whether this one was sold; the books say it
        }
    }

    /** Returns how many are used. */
    private int mustAgree(Rest rest, Shop shop) {
        int used = 0;
        List<String> wrong = new ArrayList<>();
        for (Map.Entry<String, String> voucher : owners.entrySet()) {
            String code = voucher.getKey();
            JsonNode wallet = wallet(rest, voucher.getValue(), code);
            String order = wallet.path("order").asText("");
            List<String> discounted = discounted(rest, voucher.getValue(), code);
            boolean isUsed = wallet.path("state").asText().equals("USED");
            used += isUsed ? 1 : 0;
            if (!discounted.equals(isUsed ? List.of(order) : List.of())
                    || !acknowledged.getOrDefault(code, order).equals(order)) {
                wrong.add(wallet + " but orders " + discounted + ", acknowledged " + acknowledged.get(code));
            }
        }
        assertThat(wrong).isEmpty();
        return used;
    }

    private static JsonNode wallet(Rest rest, String customer, String code) {
        for (JsonNode voucher :
                done(rest.get(COUPONS + "/customers/" + customer + "/vouchers")).path("items")) {
            if (voucher.path("code").asText().equals(code)) {
                return voucher;
            }
        }
        throw new AssertionError("lost " + code);
    }

    /** The customer's orders that it took something off. */
    private static List<String> discounted(Rest rest, String customer, String code) {
        List<String> orders = new ArrayList<>();
        done(rest.get(API + "/customers/" + customer + "/orders")).path("items").forEach(order -> {
            if (order.path("adjustments").findValuesAsText("code").contains(code)) {
                assertThat(order.path("net").path("amount").asText()).isEqualTo("150.00");
                orders.add(order.path("id").asText());
            }
        });
        return orders;
    }

    /** The issue ends by itself, with one for everybody it was for and nothing more. */
    private static void mustGoOn(Rest rest, String template, String batch) {
        JsonNode ended = Awaitility.await()
                .atMost(Duration.ofMinutes(3))
                .until(
                        () -> done(rest.get(COUPONS + "/batches/" + batch)),
                        now -> now.path("state").asText().equals("DONE"));
        assertThat(ended.path("recipients").asInt()).isEqualTo(RECIPIENTS);
        assertThat(ended.path("issued")).isEqualTo(ended.path("recipients"));
        assertThat(issued(rest, template)).isEqualTo(ended.path("recipients").asInt());
    }

    private static int issued(Rest rest, String template) {
        return done(rest.get(COUPONS + "/templates/" + template + "/statistics"))
                .path("issued")
                .asInt();
    }
}
