package org.inlay.itests.outside;

import static org.assertj.core.api.Assertions.assertThat;
import static org.inlay.itests.outside.Shop.API;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.inlay.itests.support.InlayProcess;
import org.inlay.itests.support.Rest;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Moves the machine's clock under the running server, by libfaketime: 3 places in time, in full 20. */
class ClockIT {

    private static final String ZONE = "America/New_York";
    private static final Duration LIFE = Duration.ofHours(12);
    private static final Duration SLACK = Duration.ofSeconds(30);

    /** Where the clock goes, in this order. The first three are the short form. */
    private static final List<String> PLACES = List.of(
            "PT1H", // an hour ahead,
            "PT-1H", // and two hours back under the running server
            "2028-02-29T23:59:50Z", // more than 400 days ahead, into a leap day, over its end
            "P400D",
            "PT0S",
            "2027-03-14T06:59:50Z", // summer time begins in New York: 01:59:50 EST
            "2027-03-14T07:00:10Z",
            "2027-11-07T05:59:50Z", // and ends: 01:59:50 EDT, 01:00:10 EST twenty seconds later
            "2027-11-07T06:00:10Z",
            "2027-12-31T23:59:55Z",
            "2028-01-01T04:59:55Z",
            "2028-02-28T23:59:55Z",
            "2028-03-01T04:59:55Z",
            "PT-1H",
            "PT1H",
            "PT-24H",
            "PT24H",
            "2038-01-19T03:14:05Z", // the end of 32 bit seconds
            "P400D",
            "PT0S");

    private final List<String> ids = new ArrayList<>();
    private Instant latest = Instant.EPOCH;

    @Test
    @DisplayName("Expiries, the order of ledger and audit, identifiers and business dates survive every clock")
    void clocks() throws IOException, InterruptedException {
        Path library = library();
        try (Site site = Site.fresh("clock")) {
            Path file = site.data().resolveSibling("clock.time");
            Files.writeString(file, "+0\n");
            site.with("LD_PRELOAD", library.toString())
                    .with("FAKETIME_TIMESTAMP_FILE", file.toString())
                    .with("FAKETIME_CACHE_DURATION", "1")
                    .with("FAKETIME_DONT_FAKE_MONOTONIC", "1")
                    .with("DONT_FAKE_MONOTONIC", "1")
                    // its mending of waits on the monotonic clock, which stays true, turns every wait into a loop
                    .with("FAKETIME_FORCE_MONOTONIC_FIX", "0");
            Shop shop = Shop.open(site.start(), "N", ZONE);
            String customer = shop.customers(site.rest(), 1).get(0);
            JsonNode order = order(site.rest(), shop, customer);
            List<String> places = PLACES.subList(0, Full.FULL ? PLACES.size() : 3);
            for (String place : places) {
                Instant target = at(place);
                move(site, file, target);
                if (place.startsWith("PT-")) {
                    site.process().stop(); // with the clock back: a new process knows nothing of what was ahead
                    site.start();
                }
                Rest rest = site.process().rest().signIn("admin", InlayProcess.ADMIN_PASSWORD);
                order = pay(rest, order);
                dated(order(rest, shop, customer));
                expires(site, file, rest);
            }
            // what is due at a time the clock has left again waits until it is that late
            move(site, file, latest.plus(Duration.ofMinutes(1)));
            Rest later = site.process().rest().signIn("admin", InlayProcess.ADMIN_PASSWORD);
            Awaitility.await("every audit row is sealed")
                    .atMost(Duration.ofSeconds(60))
                    .untilAsserted(() -> assertThat(Shop.done(later.get(API + "/audit/verification"))
                                    .path("unsealed")
                                    .asLong())
                            .isZero());
            inOrder(later, order);
            assertThat(Shop.done(later.post(API + "/checks", "")).path("ok").asBoolean())
                    .isTrue();
            System.out.printf("clock: %d places in time, %d identifiers%n", places.size(), ids.size());
        }
    }

    /** The plain one: its sister for threads takes 35 µs for every look at the clock, with which the server hardly starts. */
    private static Path library() throws IOException {
        try (Stream<Path> found =
                Files.find(Path.of("/usr/lib"), 4, (path, attributes) -> path.endsWith("faketime/libfaketime.so.1"))) {
            List<Path> all = found.toList();
            Assumptions.assumeFalse(all.isEmpty(), "NOT RUN: libfaketime is missing (Debian package faketime)");
            return all.get(0);
        }
    }

    private static Instant at(String place) {
        return place.startsWith("P") ? Instant.now().plus(Duration.parse(place)) : Instant.parse(place);
    }

    /** Sets the clock and waits until the server goes by it. */
    private void move(Site site, Path file, Instant target) throws IOException {
        latest = target.isAfter(latest) ? target : latest;
        long seconds = Duration.between(Instant.now(), target).toSeconds();
        Path aside = file.resolveSibling("clock.new");
        Files.writeString(aside, "%+d%n".formatted(seconds));
        Files.move(aside, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        Awaitility.await("the server lives at " + target)
                .atMost(SLACK)
                .until(() -> Duration.between(target, now(site)).abs().compareTo(SLACK) < 0);
    }

    /** The server's now: what a token issued now is valid until, less its life. */
    private static Instant now(Site site) {
        JsonNode token =
                Shop.done(site.process().rest().post(API + "/tokens", """
                {"login":"admin","password":"%s"}""".formatted(InlayProcess.ADMIN_PASSWORD)));
        return Instant.parse(token.path("expiresAt").asText()).minus(LIFE);
    }

    private JsonNode order(Rest rest, Shop shop, String customer) {
        JsonNode order = Shop.done(rest.post(API + "/orders", shop.order(customer, true)));
        ids.add(order.path("id").asText());
        return order;
    }

    /** Takes 1.00 the first time, 2.00 the second, and so on. */
    private JsonNode pay(Rest rest, JsonNode order) {
        int number = order.path("payments").size() + 1;
        JsonNode paid =
                Shop.done(rest.post(API + "/orders/" + order.path("id").asText() + "/payments", """
                        {"tender":"CASH","amount":"%d.00"}""".formatted(number)));
        ids.add(idOf(paid, number));
        return paid;
    }

    private static String idOf(JsonNode order, int number) {
        for (JsonNode payment : order.path("payments")) {
            if (payment.at("/amount/amount").asText().equals(number + ".00")) {
                return payment.path("id").asText();
            }
        }
        throw new AssertionError("no payment " + number + " in " + order);
    }

    /** G2: the business date is that of the clinic's zone. */
    private static void dated(JsonNode order) {
        Instant confirmed = Instant.parse(order.path("confirmedAt").asText());
        assertThat(LocalDate.parse(order.path("date").asText()))
                .isEqualTo(confirmed.atZone(ZoneId.of(ZONE)).toLocalDate());
    }

    /** A token is good until its twelve hours are over, by whatever clock, and not after. */
    private void expires(Site site, Path file, Rest rest) throws IOException {
        Instant now = now(site);
        assertThat(rest.get(API + "/me").status()).isEqualTo(200);
        move(site, file, now.plus(LIFE).minus(Duration.ofMinutes(5)));
        assertThat(rest.get(API + "/me").status()).as("before its end").isEqualTo(200);
        move(site, file, now.plus(LIFE).plus(Duration.ofMinutes(5)));
        assertThat(rest.get(API + "/me").status()).as("after its end").isEqualTo(401);
        move(site, file, now);
    }

    private void inOrder(Rest rest, JsonNode order) {
        JsonNode stored = Shop.done(rest.get(API + "/orders/" + order.path("id").asText()));
        int number = order.path("payments").size();
        List<String> taken = IntStream.rangeClosed(1, number)
                .mapToObj(payment -> idOf(stored, payment))
                .toList();
        assertThat(taken).as("payments as they were taken").isSorted();
        List<Long> places = new ArrayList<>();
        Shop.done(rest.get(API + "/audit?limit=100&subject=" + order.path("id").asText()))
                .path("items")
                .forEach(entry -> {
                    if (entry.path("action").asText().equals("orders.paid")) {
                        places.add(entry.path("seq").asLong());
                    }
                });
        assertThat(places).as("audit entries of payments, newest first").hasSize(number);
        assertThat(places).isSortedAccordingTo(Comparator.reverseOrder());
        List<String> sorted = new ArrayList<>(ids);
        Collections.sort(sorted);
        assertThat(ids)
                .as("identifiers in the order they were made")
                .isEqualTo(sorted)
                .doesNotHaveDuplicates();
    }
}
