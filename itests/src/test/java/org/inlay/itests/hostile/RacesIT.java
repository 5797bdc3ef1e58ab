package org.inlay.itests.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.inlay.itests.support.InKaraf;
import org.inlay.itests.support.InlayProcess;
import org.inlay.itests.support.Rest;
import org.inlay.itests.support.Rest.Answer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Many clients at once over REST; the database settles who was first. */
@InKaraf
class RacesIT {
    private static final int CLIENTS = 64;
    private static final int ROUNDS = Boolean.getBoolean("inlay.full") ? 1_000 : 10;

    private final ExecutorService pool = Executors.newFixedThreadPool(CLIENTS);
    private Rest rest = Rest.here();
    private Scene scene = Scene.NONE;

    @BeforeEach
    void setTheScene() {
        scene = new Scene(Rest.here().signIn("admin", InlayProcess.ADMIN_PASSWORD));
        rest = scene.all();
    }

    @AfterEach
    void endTheClients() {
        pool.shutdownNow();
    }

    @Test
    @DisplayName("D11 of 64 clients who execute the last session one succeeds, round after round")
    void lastSession() throws Exception {
        scene.put("single", scene.fill("$fresh"));
        post("/items", """
                {"code":"$single","name":"单次卡","kind":"CARD","price":"100.00","components":[{"item":"$item","quantity":1}]}""");
        for (int round = 0; round < ROUNDS; round++) {
            lastSession(round);
        }
        assertThat(checked()).isTrue();
    }

    /** A customer with one session; all who race for it are told by whom it was taken. */
    private void lastSession(int round) throws Exception {
        String customer = post("/customers", "{\"name\":\"王芳\",\"clinic\":\"$clinic\"}")
                .path("id")
                .asText();
        post("/orders", """
                {"clinic":"$clinic","customer":"%s","type":"医美","confirm":true,"lines":[{"item":"$single","quantity":1}]}""".formatted(customer));
        String entitlement = open(customer).path("id").asText();
        List<Answer> answers = atOnce(
                CLIENTS, () -> rest.post(Scene.API + "/executions", scene.fill("""
                {"customer":"%s","clinic":"$clinic","entitlement":"%s","quantity":1}""".formatted(customer, entitlement))));
        assertThat(answers)
                .as("round %d", round)
                .filteredOn(answer -> answer.status() == 201)
                .hasSize(1);
        assertThat(answers)
                .filteredOn(answer -> answer.status() != 201)
                .allSatisfy(answer -> assertThat(answer.reason()).isEqualTo("not-enough"));
        assertThat(open(customer).path("remaining").asInt()).isZero();
    }

    private JsonNode open(String customer) {
        return Scene.done(rest.get(Scene.API + "/customers/" + customer + "/entitlements"))
                .path("items")
                .path(0);
    }

    @Test
    @DisplayName("One Idempotency-Key 50 times at once makes one order and one payment")
    void oneOrder() throws Exception {
        String customer = post("/customers", "{\"name\":\"李娜\",\"clinic\":\"$clinic\"}")
                .path("id")
                .asText();
        Rest keyed = rest.with("Idempotency-Key", scene.fill("$fresh"));
        String body = scene.fill("""
                {"clinic":"$clinic","customer":"%s","type":"医美","confirm":true,"lines":[{"item":"$item","quantity":1}],
                 "payments":[{"tender":"CASH","amount":"40.00"}]}""".formatted(customer));
        List<Answer> answers = atOnce(50, () -> keyed.post(Scene.API + "/orders", body));
        assertThat(answers).allSatisfy(answer -> assertThat(answer.status()).isEqualTo(201));
        assertThat(answers.stream().map(Answer::body).distinct()).hasSize(1);
        JsonNode orders = Scene.done(rest.get(Scene.API + "/customers/" + customer + "/orders"))
                .path("items");
        assertThat(orders).hasSize(1);
        assertThat(orders.path(0).path("paid").path("amount").asText()).isEqualTo("40.00");
    }

    @Test
    @DisplayName("Of 16 who change a record they have all seen one succeeds: lost updates are 412")
    void lostUpdates() throws Exception {
        changed("/customers/$changing", "{\"name\":\"王%d\",\"clinic\":\"$clinic\"}");
        changed("/items/$item", "{\"name\":\"光子%d\",\"price\":\"100.00\",\"active\":true}");
        changed("/treatment-records/$record", """
                {"customer":"$customer","clinic":"$clinic","findings":"红%d","treatment":"水光"}""");
    }

    private void changed(String template, String body) throws Exception {
        String path = scene.fill(Scene.API + template);
        Rest seen = rest.with("If-Match", rest.get(path).headers().getOrDefault("etag", ""));
        List<Callable<Answer>> calls = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            String mine = scene.fill(body.formatted(i));
            calls.add(() -> seen.put(path, mine));
        }
        List<Answer> answers = atOnce(calls);
        assertThat(answers)
                .as(template)
                .filteredOn(answer -> answer.status() == 200)
                .hasSize(1);
        assertThat(answers).filteredOn(answer -> answer.status() != 200).allSatisfy(answer -> {
            assertThat(answer.status()).as("%s", answer).isEqualTo(412);
            assertThat(answer.reason()).isEqualTo("stale");
        });
    }

    private JsonNode post(String path, String body) {
        return Scene.done(rest.post(scene.fill(Scene.API + path), scene.fill(body)));
    }

    private boolean checked() {
        return Scene.done(rest.post(Scene.API + "/checks", "")).path("ok").asBoolean();
    }

    private List<Answer> atOnce(int clients, Supplier<Answer> call) throws Exception {
        return atOnce(Collections.nCopies(clients, call::get));
    }

    private List<Answer> atOnce(List<Callable<Answer>> calls) throws Exception {
        List<Answer> answers = new ArrayList<>();
        for (Future<Answer> call : pool.invokeAll(calls)) {
            answers.add(call.get());
        }
        return answers;
    }
}
