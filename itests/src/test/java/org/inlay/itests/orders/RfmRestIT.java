package org.inlay.itests.orders;

import static org.assertj.core.api.Assertions.assertThat;

import javax.inject.Inject;
import org.inlay.itests.support.InKaraf;
import org.inlay.itests.support.Rest;
import org.inlay.itests.support.Rest.Answer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.osgi.framework.BundleContext;

@InKaraf
class RfmRestIT {
    private static final String RUNS = "/api/v1/rfm/runs";

    @Inject
    BundleContext bundles;

    private Till till;
    private String customer;
    private Rest rest;

    @BeforeEach
    void signIn() {
        till = new Till(bundles);
        var buyer = till.customer();
        customer = buyer.toString();
        till.sell(buyer, till.item("SERVICE", "6000.00"));
        rest = till.signIn("MARKETING");
    }

    @Test
    @DisplayName("S3 S4 a run is made, listed, read, compared and opened as a segment; classes have Chinese names")
    void run() {
        Answer made = rest.with("Accept-Language", "zh-CN")
                .post(RUNS, body("\"scoring\":\"FIXED\",\"thresholds\":{\"frequency\":1,\"money\":\"6000.00\"}"));
        assertThat(made.status()).as(made.body().toString()).isEqualTo(201);
        assertThat(made.body().at("/classes/0/code").asText()).isEqualTo("HHH");
        assertThat(made.body().at("/classes/0/name").asText()).isEqualTo("重要价值客户");
        assertThat(made.body().at("/classes/0/count").asLong()).isEqualTo(1);
        assertThat(made.body().at("/classes").size()).isEqualTo(8);
        assertThat(made.body().at("/thresholds/recencyDays").asInt()).isEqualTo(90);
        assertThat(made.body().at("/unrated").isNumber()).isTrue();
        String later = rest.post(RUNS, body("\"scoring\":\"MEAN\"")).id();
        Answer read = rest.with("Accept-Language", "en").get(RUNS + "/" + made.id());
        assertThat(read.body().at("/classes/0/name").asText()).isEqualTo("Important, valued");
        assertThat(rest.get(RUNS + "?clinic=" + till.clinic)
                        .body()
                        .at("/items/0/id")
                        .asText())
                .isEqualTo(later);
        assertThat(rest.get(RUNS + "?limit=1").body().at("/items/0/clinic").asText())
                .isEqualTo(till.clinic);
        Answer moved = rest.get(RUNS + "/" + made.id() + "/comparison?with=" + later);
        assertThat(moved.body().at("/matrix/0/count").asLong()).isEqualTo(1);
        assertThat(moved.body().at("/matrix/0/to/6/count").asLong()).isEqualTo(1);
        assertThat(rest.get(RUNS + "/" + made.id() + "/customers/" + customer)
                        .body()
                        .at("/checks/2/passed")
                        .asBoolean())
                .isTrue();
        Answer segment = rest.post(
                "/api/v1/segments/customers?clinic=" + till.clinic,
                "{\"criterion\":\"rfm\",\"run\":\"" + made.id() + "\",\"values\":[\"HHH\"]}");
        assertThat(segment.body().at("/items/0/id").asText()).isEqualTo(customer);
    }

    @Test
    @DisplayName("S3 what cannot be rated is refused field by field")
    void refused() {
        assertThat(field("\"scoring\":\"FIXED\",\"windowMonths\":0")).isEqualTo("windowMonths");
        assertThat(field("\"scoring\":\"QUANTILE\",\"quantile\":100")).isEqualTo("quantile");
        assertThat(field("\"scoring\":\"MEAN\",\"quantile\":50")).isEqualTo("quantile");
        assertThat(field("\"scoring\":\"MEAN\",\"thresholds\":{}")).isEqualTo("thresholds");
        assertThat(field("\"scoring\":\"FIXED\",\"thresholds\":{\"money\":\"-1\"}"))
                .isEqualTo("thresholds.money");
        assertThat(field("\"scoring\":\"FIXED\",\"currency\":\"USD\"")).isEqualTo("currency");
        assertThat(field("\"asOf\":\"1949-12-31\",\"scoring\":\"FIXED\"")).isEqualTo("asOf");
        assertThat(field("\"windowMonths\":18")).isEqualTo("scoring");
        Answer comparison = rest.get(
                RUNS + "/" + rest.post(RUNS, body("\"scoring\":\"MEAN\"")).id() + "/comparison");
        assertThat(comparison.status()).isEqualTo(422);
        assertThat(rest.get(RUNS + "/0000000000000").status()).isEqualTo(404);
        Answer unknown = rest.post(
                "/api/v1/segments/count?clinic=" + till.clinic,
                "{\"any\":[{\"criterion\":\"rfm\",\"run\":\"0000000000000\",\"values\":[\"HHH\"]}]}");
        assertThat(unknown.body().at("/violations/0/field").asText()).isEqualTo("any[0].run");
    }

    @Test
    @DisplayName(
            "Marketing rates its own clinic alone; nobody sees another clinic's runs, not through a segment either")
    void permissions() {
        Till other = new Till(bundles);
        String run = rest.post(RUNS, body("\"scoring\":\"MEAN\"")).id();
        assertThat(rest.post(RUNS, "{\"scoring\":\"MEAN\"}").status()).isEqualTo(403);
        assertThat(till.signIn("CASHIER").get(RUNS + "/" + run).status()).isEqualTo(403);
        Rest stranger = other.signIn("MANAGER");
        assertThat(stranger.get(RUNS + "/" + run).status()).isEqualTo(403);
        assertThat(stranger.get(RUNS).body().at("/items").size()).isZero();
        String segment = "/api/v1/segments/count?clinic=" + other.clinic;
        assertThat(stranger.post(segment, "{\"criterion\":\"rfm\",\"run\":\"" + run + "\",\"values\":[\"HHH\"]}")
                        .status())
                .isEqualTo(403);
        Answer never = stranger.post(segment, "{\"criterion\":\"rfm\",\"values\":[\"HHH\"]}");
        assertThat(never.reason()).isEqualTo("segment-undecided");
    }

    private String field(String members) {
        Answer answer = rest.post(RUNS, body(members));
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(422);
        return answer.body().at("/violations/0/field").asText();
    }

    private String body(String members) {
        return "{\"clinic\":\"" + till.clinic + "\"," + members + "}";
    }
}
