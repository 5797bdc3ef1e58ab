package org.inlay.itests.outside;

import static org.assertj.core.api.Assertions.assertThat;
import static org.inlay.itests.outside.Shop.API;
import static org.inlay.itests.outside.Shop.done;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.inlay.itests.support.InlayProcess;
import org.inlay.itests.support.Rest;
import org.inlay.itests.support.Rest.Answer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Coupons on two nodes over one PostgreSQL: 3 rounds, in full 100. */
class CouponsNodesIT {
    private static final int ROUNDS = Full.times(3, 100);
    private static final int CLIENTS = 64;
    private static final int PORT = Integer.getInteger("inlay.itests.port", 18101) + 20;
    private static final String COUPONS = API + "/coupons";

    @Test
    @DisplayName("64 at once on one voucher, and on the last piece, half of them on each of two nodes: one succeeds")
    void twoNodes() throws Exception {
        Path here = InlayProcess.fresh("coupons-node-1");
        Path there = InlayProcess.fresh("coupons-node-2");
        try (InlayProcess first =
                InlayProcess.on(PORT, here).onPostgres("coupons_nodes").start()) {
            Rest one = first.rest().signIn("admin", InlayProcess.ADMIN_PASSWORD);
            Shop shop = Shop.open(one, "A");
            try (InlayProcess second = second(here, there)) {
                rounds(one, second.rest().signIn("admin", InlayProcess.ADMIN_PASSWORD), shop);
            }
        }
        System.out.printf("coupons on two nodes: %d rounds of %d at once, one each%n", ROUNDS, CLIENTS);
    }

    private static void rounds(Rest one, Rest two, Shop shop) throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            String customer = shop.customers(one, 1).get(0);
            String last = template(one, shop, 1);
            List<Answer> claims = atOnce(List.of(one, two), COUPONS + "/claims", """
                        {"template":"%s","customer":"%s"}""".formatted(last, customer));
            Answer claimed = theOnly(claims);
            List<Answer> orders = atOnce(List.of(one, two), API + "/orders", """
                        {"clinic":"%s","customer":"%s","type":"医美","confirm":true,
                         "lines":[{"item":"%s","quantity":1}],"vouchers":["%s"]}""".formatted(
                            shop.clinic(),
                            customer,
                            shop.service(),
                            claimed.body().path("code").asText()));
            theOnly(orders);
            assertThat(done(two.get(API + "/customers/" + customer + "/orders"))
                            .path("items")
                            .size())
                    .isEqualTo(1);
            assertThat(done(two.get(COUPONS + "/templates/" + last))
                            .path("remaining")
                            .asInt())
                    .isZero();
        }
        JsonNode checks = done(one.post(API + "/checks", ""));
        assertThat(checks.path("ok").asBoolean()).as("%s", checks).isTrue();
    }

    /** With the keys of the first, as operations.md asks. */
    private static InlayProcess second(Path here, Path there) throws IOException {
        Files.createDirectories(there.resolve("keys"));
        for (String key : List.of("audit.key", "totp.key")) {
            Files.copy(here.resolve("keys").resolve(key), there.resolve("keys").resolve(key));
        }
        return InlayProcess.on(PORT + 1, there).onPostgres("coupons_nodes").start();
    }

    private static String template(Rest rest, Shop shop, int quantity) {
        String id = done(rest.post(COUPONS + "/templates", """
                {"name":"减50","kind":"AMOUNT","value":"50","items":["%s"],"validDays":30,"quantity":%d}""".formatted(shop.service(), quantity)))
                .path("id")
                .asText();
        done(rest.post(COUPONS + "/templates/" + id + "/publication", ""));
        return id;
    }

    private static Answer theOnly(List<Answer> answers) {
        assertThat(answers).allSatisfy(answer -> assertThat(answer.status()).isLessThan(500));
        List<Answer> succeeded =
                answers.stream().filter(answer -> answer.status() < 300).toList();
        assertThat(succeeded).hasSize(1);
        return succeeded.get(0);
    }

    private static List<Answer> atOnce(List<Rest> nodes, String path, String body) throws Exception {
        ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
        try {
            List<Callable<Answer>> calls = new ArrayList<>();
            for (int i = 0; i < CLIENTS; i++) {
                Rest node = nodes.get(i % nodes.size());
                calls.add(() -> node.post(path, body));
            }
            List<Answer> answers = new ArrayList<>();
            for (Future<Answer> answer : clients.invokeAll(calls)) {
                answers.add(answer.get());
            }
            return answers;
        } finally {
            clients.shutdownNow();
        }
    }
}
