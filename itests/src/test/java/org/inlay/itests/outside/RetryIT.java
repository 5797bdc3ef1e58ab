package org.inlay.itests.outside;

import static org.assertj.core.api.Assertions.assertThat;
import static org.inlay.itests.outside.Shop.API;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.inlay.itests.outside.Books.Findings;
import org.inlay.itests.outside.Ledger.Kind;
import org.inlay.itests.outside.Ledger.Request;
import org.inlay.itests.support.Rest;
import org.inlay.itests.support.Rest.Answer;
import org.inlay.itests.support.Rest.Leaving;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Loses the answer, as a bad line does, and sends the request again with its key: 50 times, in full 5,000 times. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RetryIT {

    private static final int TIMES = Full.times(50, 5_000);

    private static final List<Leaving> WAYS = List.of(Leaving.values());

    private Site site = Site.in(Path.of("."));
    private Shop shop = new Shop("", "", "");

    @BeforeAll
    void start() throws IOException {
        site = Site.fresh("retry");
        shop = Shop.open(site.start(), "A");
    }

    @AfterAll
    void end() {
        site.close();
    }

    @Test
    @DisplayName("A request sent again with its key after a lost answer has one effect and one answer")
    void again() throws IOException {
        Rest rest = site.rest();
        Ledger ledger = new Ledger(shop.customers(rest, 8));
        Random random = new Random(17);
        JsonNode order = MissingNode.getInstance();
        for (int i = 0; i < TIMES; i++) {
            String customer = ledger.customers().get(i % 8);
            boolean pay = new BigDecimal(order.at("/due/amount").asText("0")).compareTo(BigDecimal.ONE) > 0;
            Request request = switch (i % 3) {
                case 0 -> request(Kind.ORDER, "/orders", shop.order(customer, true));
                case 1 -> request(Kind.VISIT, "/visits", shop.visit(customer));
                default ->
                    pay
                            ? request(
                                    Kind.ORDER,
                                    "/orders/" + order.path("id").asText() + "/payments",
                                    "{\"tender\":\"CASH\",\"amount\":\"1.00\"}")
                            : request(Kind.ORDER, "/orders", shop.order(customer, true));
            };
            Leaving how = WAYS.get(random.nextInt(WAYS.size()));
            rest.with("Idempotency-Key", request.key()).leave(request.path(), request.body(), how);
            Answer first = request.send(rest);
            Shop.done(first);
            Answer second = request.send(rest);
            assertThat(second.status()).isEqualTo(first.status());
            assertThat(second.body()).isEqualTo(first.body());
            ledger.acknowledge(request, first);
            order = request.kind() == Kind.ORDER ? first.body() : order;
        }
        site.mustAgree(ledger);
        site.mustBeSound();
        System.out.printf("retry: %d requests, each sent three times, one effect each%n", TIMES);
    }

    @Test
    @DisplayName("Control: without the key the same has two effects, and the comparison sees it")
    void control() throws IOException {
        Rest rest = site.rest();
        Ledger ledger = new Ledger(shop.customers(rest, 1));
        Request request =
                request(Kind.VISIT, "/visits", shop.visit(ledger.customers().get(0)));
        rest.leave(request.path(), request.body(), Leaving.ON_ANSWER);
        ledger.acknowledge(request, request.send(rest));
        Findings findings = Books.compare(rest, ledger);
        assertThat(findings.extra()).hasSize(1);
        assertThat(findings.lost()).isEmpty();
    }

    private static Request request(Kind kind, String path, String body) {
        return new Request(UUID.randomUUID().toString(), kind, API + path, body);
    }
}
