package org.inlay.itests.orders;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import javax.inject.Inject;
import org.inlay.itests.support.InKaraf;
import org.inlay.itests.support.Rest;
import org.inlay.itests.support.Rest.Answer;
import org.inlay.platform.Id;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.osgi.framework.BundleContext;

/** Segments as integrators ask them. */
@InKaraf
class SegmentsRestIT {
    private static final String API = "/api/v1/segments";
    private static final String EVERYBODY = "{\"all\":[]}";

    @Inject
    BundleContext bundles;

    private Till till;
    private Rest rest;

    @BeforeEach
    void open() {
        till = new Till(bundles);
        rest = till.signIn("MANAGER").with("Inlay-Clinic", till.clinic);
    }

    @Test
    @DisplayName("S2 REST count, list, explain, export and save a segment")
    void asked() {
        Id customer = till.customer();
        till.sell(customer, till.item("SERVICE", "120.00"));
        String tree =
                "{\"all\":[{\"criterion\":\"home-clinic\",\"values\":[\"%s\"]},{\"criterion\":\"tag\",\"tag\":\"deal\",\"operator\":\"IN\",\"values\":[\"ONCE\"],\"clinic\":\"%s\"}]}"
                        .formatted(till.clinic, till.clinic);
        assertThat(rest.post(API + "/count", tree).body().path("count").asInt()).isEqualTo(1);
        Answer list = rest.post(API + "/customers?sort=NAME", tree);
        assertThat(list.body().at("/items/0/id").asText()).isEqualTo(customer.toString());
        Answer why = rest.post(API + "/customers/" + customer + "/explanation", tree);
        assertThat(why.body().path("member").asBoolean()).isTrue();
        assertThat(why.body().at("/explanation/members/1/criterion").asText()).isEqualTo("tag");
        Answer export = rest.post(API + "/export", tree);
        assertThat(export.status()).isEqualTo(200);
        assertThat(export.headers().get("content-disposition")).contains("customers.csv");

        Answer saved = rest.post(API, "{\"name\":\"成交一次\"," + tree.substring(1));
        assertThat(saved.status()).isEqualTo(201);
        assertThat(rest.post(API, "{\"name\":\"成交一次\"," + tree.substring(1)).reason())
                .isEqualTo("segment-name-taken");
        String path = API + "/" + saved.id();
        assertThat(rest.get(path + "/count").body().path("count").asInt()).isEqualTo(1);
        assertThat(rest.get(path + "/customers").body().path("items")).hasSize(1);
        String changed = "{\"name\":\"成交\"," + tree.substring(1);
        assertThat(rest.with("If-Match", "\"7\"").put(path, changed).reason()).isEqualTo("stale");
        assertThat(rest.with("If-Match", "\"0\"").put(path, changed).status()).isEqualTo(200);
        assertThat(rest.get(API).body().path("items")).hasSize(1);
        assertThat(rest.with("If-Match", "\"1\"").delete(path).status()).isEqualTo(200);
        assertThat(rest.get(path).reason()).isEqualTo("not-found");
    }

    /** Bad trees, and the path that the refusal names. */
    private static final Map<String, String> BAD = bad();

    private static Map<String, String> bad() {
        Map<String, String> bad = new LinkedHashMap<>();
        bad.put("{}", "");
        bad.put("{\"all\":1}", "all");
        bad.put("{\"all\":[7]}", "all[0]");
        bad.put("{\"all\":[{\"any\":[{\"criterion\":\"nothing\"}]}]}", "all[0].any[0].criterion");
        bad.put("{\"all\":[],\"x\":1}", "x");
        bad.put("{\"criterion\":7}", "criterion");
        bad.put("{\"criterion\":\"gender\",\"values\":[\"X' or 1=1 --\"]}", "values[0]");
        bad.put("{\"criterion\":\"gender\",\"operator\":\"DROP\",\"values\":[\"MALE\"]}", "operator");
        bad.put("{\"criterion\":\"gender\",\"values\":\"MALE\"}", "values");
        bad.put("{\"criterion\":\"gender\",\"values\":[]}", "values");
        bad.put("{\"criterion\":\"gender\"}", "values");
        bad.put("{\"criterion\":\"gender\",\"values\":[\"MALE\"],\"clinic\":\"A\"}", "clinic");
        bad.put("{\"criterion\":\"age\",\"value\":\"1e400\"}", "value");
        bad.put("{\"criterion\":\"age\",\"value\":1.5}", "value");
        bad.put("{\"criterion\":\"visits\",\"from\":\"2025-02-30\"}", "from");
        bad.put("{\"criterion\":\"visits\",\"from\":\"99999-01-01\"}", "from");
        bad.put("{\"criterion\":\"visits\",\"lastDays\":-1}", "lastDays");
        bad.put("{\"criterion\":\"visits\",\"lastDays\":5,\"from\":\"2025-01-01\"}", "from");
        bad.put("{\"criterion\":\"visits\",\"spending\":\"yes\"}", "spending");
        bad.put("{\"criterion\":\"visits\",\"clinic\":\"'; drop table cu_customer; --\"}", "clinic");
        bad.put("{\"criterion\":\"visits\",\"clinic\":7}", "clinic");
        bad.put("{\"criterion\":\"spend\",\"value\":\"9.999\"}", "value");
        bad.put("{\"criterion\":\"last-visit\",\"operator\":\"BEFORE\",\"days\":3}", "days");
        bad.put("{\"criterion\":\"last-visit\",\"date\":\"2025-01-01\"}", "operator");
        bad.put("{\"criterion\":\"tag\",\"tag\":\"nothing\",\"values\":[\"X\"]}", "tag");
        bad.put("{\"criterion\":\"tag\",\"tag\":\"deal\",\"values\":[\"SOMETIMES\"]}", "values[0]");
        bad.put("{\"criterion\":\"referrer\",\"referrers\":[\"x\"]}", "referrers[0]");
        return bad;
    }

    @Test
    @DisplayName("S1 REST bad trees: 422 with the path of the bad node")
    void badTrees() {
        BAD.forEach((tree, path) -> {
            Answer answer = rest.post(API + "/count", tree);
            assertThat(answer.status()).as(tree).isEqualTo(422);
            assertThat(answer.reason()).as(tree).isEqualTo("validation");
            assertThat(answer.body().path("violations"))
                    .as(tree)
                    .extracting(violation -> violation.path("field").asText())
                    .contains(path);
        });
    }

    @Test
    @DisplayName("S1 REST depth 100 and 10,000 nodes are refused, and what is allowed is answered")
    void sizes() {
        String deep = "{\"all\":[".repeat(100) + EVERYBODY + "]}".repeat(100);
        Answer tooDeep = rest.post(API + "/count", deep);
        assertThat(tooDeep.status()).isEqualTo(422);
        assertThat(tooDeep.body().at("/violations/0/field").asText()).startsWith("all[0].all[0]");
        String leaf = "{\"criterion\":\"visits\",\"value\":2},";
        Answer tooMany = rest.post(API + "/count", "{\"any\":[" + leaf.repeat(9_999) + EVERYBODY + "]}");
        assertThat(tooMany.status()).isEqualTo(422);
        assertThat(tooMany.body().at("/violations/0/field").asText()).isEqualTo("any[199]");
        String most = "{\"any\":[" + leaf.repeat(198) + EVERYBODY + "]}";
        assertThat(rest.post(API + "/count", most).status()).isEqualTo(200);
        assertThat(rest.post(API + "/customers/" + till.customer() + "/explanation", most)
                        .body()
                        .path("member")
                        .asBoolean())
                .isTrue();
    }

    @Test
    @DisplayName("SQL in every text of a tree is a text and nothing else")
    void sqlInTexts() {
        for (String criterion : new String[] {"consultant", "source"}) {
            sqlInTexts(criterion);
        }
    }

    private void sqlInTexts(String criterion) {
        for (String text : new String[] {"' or '1'='1", "?) or (1=1", "{0}", "%", "\\\\'; --", ":x", "/* */"}) {
            Answer answer =
                    rest.post(API + "/count", "{\"criterion\":\"%s\",\"values\":[\"%s\"]}".formatted(criterion, text));
            assertThat(answer.status()).as(text).isEqualTo(200);
            assertThat(answer.body().path("count").asInt()).as(text).isZero();
        }
    }

    @Test
    @DisplayName("G7 a caller asks only the clinics it may read")
    void foreign() {
        Till other = new Till(bundles);
        Rest desk = till.signIn("MARKETING").with("Inlay-Clinic", till.clinic);
        String tree = "{\"criterion\":\"visits\",\"clinic\":\"%s\"}";
        assertThat(desk.post(API + "/count", tree.formatted(till.clinic)).status())
                .isEqualTo(200);
        assertThat(desk.post(API + "/count", tree.formatted(other.clinic)).status())
                .isEqualTo(403);
        assertThat(desk.post(API + "/count", tree.formatted("ORGANISATION")).status())
                .isEqualTo(403);
        assertThat(till.signIn("NURSE")
                        .with("Inlay-Clinic", till.clinic)
                        .post(API + "/count", EVERYBODY)
                        .status())
                .isEqualTo(403);
        assertThat(desk.post(API + "/export", EVERYBODY).status()).isEqualTo(403);
    }
}
