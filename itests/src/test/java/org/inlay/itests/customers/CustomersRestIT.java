package org.inlay.itests.customers;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.inject.Inject;
import org.inlay.itests.support.InKaraf;
import org.inlay.itests.support.Rest;
import org.inlay.itests.support.Rest.Answer;
import org.inlay.platform.Access;
import org.inlay.platform.Clinics;
import org.inlay.platform.Staff;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@InKaraf
class CustomersRestIT {
    private static final String PASSWORD = "correct horse battery 9";
    private static final String API = "/api/v1";

    @Inject
    Clinics clinics;

    @Inject
    Staff staff;

    @Inject
    Access access;

    private String clinic = "";
    private Rest rest = Rest.here();

    @BeforeEach
    void open() {
        clinic = access.asPlatform(() -> People.clinic(clinics));
        rest = signedIn("MANAGER");
    }

    @Test
    @DisplayName("REST a customer is entered, shown, found, changed with If-Match")
    void customer() {
        String name = "何" + People.some(6);
        Answer created = post("/customers", """
                {"name":"%s","mobile":"138 0013 8000","gender":"FEMALE","birthday":"1990-02-28","source":"网络/搜索",
                 "clinic":"%s","consents":["MARKETING"]}""", name, clinic);
        assertThat(created.status()).isEqualTo(201);
        assertThat(created.body().path("mobile").asText()).isEqualTo("+8613800138000");
        String path = API + "/customers/" + created.id();
        assertThat(rest.get(path).body().path("name").asText()).isEqualTo(name);
        assertThat(rest.get(API + "/customers?q=" + name.substring(1)).body().path("items"))
                .hasSize(1);
        String change = "{\"name\":\"%s\",\"clinic\":\"%s\"}".formatted(name + "2", clinic);
        assertThat(rest.put(path, change).reason()).isEqualTo("if-match-required");
        Answer changed = rest.with("If-Match", "\"1\"").put(path, change);
        assertThat(changed.status()).isEqualTo(200);
        assertThat(changed.body().path("consents")).isEmpty();
        assertThat(rest.with("If-Match", "\"1\"").put(path, change).status()).isEqualTo(412);
        assertThat(rest.get(path + "/consents").body().path("items")).hasSize(2);
    }

    @Test
    @DisplayName("REST bad input is 4xx with a reason, and stores nothing")
    void badInput() {
        String name = "坏" + People.some(6);
        for (String body : List.of(
                "{\"name\":\"%s\",\"clinic\":\"%s\",\"mobile\":\"12\"}",
                "{\"name\":\"%s\",\"clinic\":\"%s\",\"gender\":\"X\"}",
                "{\"name\":\"%s\",\"clinic\":\"%s\",\"birthday\":\"1990-02-30\"}",
                "{\"name\":\"%s\",\"clinic\":\"%s\",\"birthday\":\"2190-02-28\"}",
                "{\"name\":\"%s\",\"clinic\":\"%s\",\"referrer\":\"0000000000001\"}",
                "{\"name\":\"%s\",\"clinic\":\"%s\",\"consultant\":\"nobody\"}",
                "{\"name\":\"%s\",\"clinic\":\"%s\",\"surprise\":1}",
                "{\"name\":\"%s\",\"clinic\":\"NOWHERE%s\"}",
                "{\"name\":\"%s")) {
            Answer answer = post("/customers", body, name, clinic);
            assertThat(answer.status()).as(body).isBetween(400, 499);
            assertThat(answer.reason()).as(body).isNotBlank();
        }
        assertThat(rest.get(API + "/customers?q=" + name.substring(1)).body().path("items"))
                .isEmpty();
        assertThat(rest.get(API + "/customers/0000000000001").status()).isEqualTo(404);
        assertThat(rest.get(API + "/customers/x").status()).isEqualTo(400);
        String hostile = "%27%20or%201=1%20--%20%25_";
        assertThat(rest.get(API + "/customers?q=" + hostile).body().path("items"))
                .isEmpty();
    }

    @Test
    @DisplayName("REST V2 V3 a visit answers id, date, type, proposedType, dayType, explanation")
    void visits() {
        String id = customerId();
        Answer visit = post("/visits", "{\"customer\":\"%s\",\"clinic\":\"%s\"}", id, clinic);
        assertThat(visit.status()).isEqualTo(201);
        List<String> fields = new ArrayList<>();
        visit.body().fieldNames().forEachRemaining(fields::add);
        assertThat(fields).contains("id", "date", "type", "proposedType", "dayType", "explanation");
        assertThat(visit.body().path("type").asText()).isEqualTo("INITIAL");
        assertThat(visit.body()
                        .path("explanation")
                        .path("checks")
                        .path(0)
                        .path("check")
                        .asText())
                .isEqualTo("first-visit");
        Answer changed = post("/visits/" + visit.id() + "/type", "{\"type\":\"RETURN\",\"reason\":\"外院老客户\"}");
        assertThat(changed.body().path("overridden").asBoolean()).isTrue();
        assertThat(post("/visits/" + visit.id() + "/void", "{\"reason\":\"误登\"}")
                        .body()
                        .path("status")
                        .asText())
                .isEqualTo("VOID");
        assertThat(items("/customers/" + id + "/visits")).hasSize(1);
    }

    @Test
    @DisplayName("REST T3 G5 tags and their explanation, for a clinic and for the organisation")
    void tags() {
        String id = customerId();
        Answer added = post("/customers/" + id + "/allergies", "{\"substance\":\"青霉素\",\"severity\":\"SEVERE\"}");
        assertThat(added.status()).isEqualTo(201);
        for (String scope : List.of("", "?clinic=" + clinic)) {
            assertThat(items("/customers/" + id + "/tags" + scope)).anySatisfy(tag -> {
                assertThat(tag.path("tag").asText()).isEqualTo("allergy");
                assertThat(tag.path("value").asText()).isEqualTo("yes");
                assertThat(tag.path("since").asText()).isNotBlank();
            });
            JsonNode why = rest.get(API + "/customers/" + id + "/tags/allergy/explanation" + scope)
                    .body();
            assertThat(why.path("value").asText()).isEqualTo("yes");
            assertThat(why.path("checks")).hasSize(2);
        }
        assertThat(rest.get(API + "/customers/" + id + "/tags/nothing/explanation")
                        .status())
                .isEqualTo(404);
        assertThat(rest.get(API + "/customers/" + id + "/allergies")
                        .body()
                        .path("status")
                        .asText())
                .isEqualTo("YES");
        assertThat(items("/tags"))
                .anySatisfy(tag -> assertThat(tag.path("tag").asText()).isEqualTo("allergy"));
    }

    @Test
    @DisplayName("REST V7 appointments are booked, refused when the room is taken, moved and cancelled")
    void appointments() {
        String id = customerId();
        assertThat(rest.put(API + "/clinics/" + clinic + "/rooms", "{\"items\":[{\"code\":\"R1\",\"name\":\"一号室\"}]}")
                        .status())
                .isEqualTo(200);
        String booking = """
                {"customer":"%s","clinic":"%s","from":"2031-05-05T10:00:00+08:00","to":"2031-05-05T10:30:00+08:00",
                 "room":"R1","purpose":"CONSULT"}""";
        Answer booked = post("/appointments", booking, id, clinic);
        assertThat(booked.status()).isEqualTo(201);
        assertThat(post("/appointments", booking, id, clinic).reason()).isEqualTo("room-busy");
        Answer moved = post(
                "/appointments/" + booked.id() + "/rescheduling",
                "{\"from\":\"2031-05-06T10:00:00+08:00\",\"to\":\"2031-05-06T10:30:00+08:00\"}");
        assertThat(moved.status()).isEqualTo(200);
        assertThat(moved.body().path("room").asText())
                .as("what is left out stays")
                .isEqualTo("R1");
        assertThat(rest.get(API + "/appointments/" + booked.id())
                        .body()
                        .path("successor")
                        .asText())
                .isEqualTo(moved.id());
        assertThat(post("/appointments/" + moved.id() + "/cancellation", "{\"reason\":\"客户取消\"}")
                        .body()
                        .path("status")
                        .asText())
                .isEqualTo("CANCELLED");
        assertThat(items("/appointments?clinic=" + clinic + "&from=2031-05-01T00:00:00Z&to=2031-06-01T00:00:00Z"))
                .hasSize(2);
        assertThat(items("/customers/" + id + "/appointments")).hasSize(2);
    }

    @Test
    @DisplayName("REST V9 enquiries and treatment records, signed and amended; timeline")
    void records() {
        String id = customerId();
        assertThat(post(
                                "/enquiries",
                                "{\"customer\":\"%s\",\"clinic\":\"%s\",\"channel\":\"PHONE\",\"question\":\"牙疼?\"}",
                                id,
                                clinic)
                        .status())
                .isEqualTo(201);
        Answer record = post(
                "/treatment-records",
                "{\"customer\":\"%s\",\"clinic\":\"%s\",\"findings\":\"36 龋坏\",\"treatment\":\"充填\"}",
                id,
                clinic);
        assertThat(record.status()).isEqualTo(201);
        String path = "/treatment-records/" + record.id();
        assertThat(post(path + "/signature", "").body().path("digest").asText()).hasSize(64);
        assertThat(post(path + "/addenda", "{\"text\":\"术后无不适\"}").status()).isEqualTo(201);
        assertThat(items("/customers/" + id + "/treatment-records")).hasSize(1);
        assertThat(items("/customers/" + id + "/enquiries")).hasSize(1);
        assertThat(items("/customers/" + id + "/timeline")).hasSize(2);
    }

    @Test
    @DisplayName("REST two customers are merged and taken apart; the export shows the person")
    void merge() {
        String kept = customerId();
        String duplicate = customerId();
        String body = "{\"duplicate\":\"" + duplicate + "\"}";
        assertThat(post("/customers/" + kept + "/merge", body).status()).isEqualTo(200);
        assertThat(rest.get(API + "/customers/" + duplicate)
                        .body()
                        .path("mergedInto")
                        .asText())
                .isEqualTo(kept);
        assertThat(post("/customers/" + kept + "/unmerge", body)
                        .body()
                        .path("undone")
                        .asBoolean())
                .isTrue();
        assertThat(post("/customers/" + kept + "/unmerge", body).reason()).isEqualTo("not-merged");
        assertThat(rest.get(API + "/customers/" + kept + "/personal-data")
                        .body()
                        .path("customers")
                        .path("customer"))
                .hasSize(1);
    }

    @Test
    @DisplayName("REST a cashier sees customers and writes nothing of theirs")
    void cashier() {
        String id = customerId();
        Rest cashier = signedIn("CASHIER");
        assertThat(cashier.get(API + "/customers/" + id).status()).isEqualTo(200);
        for (String path : List.of("/customers/" + id + "/treatment-records", "/customers/" + id + "/personal-data")) {
            assertThat(cashier.get(API + path).status()).as(path).isEqualTo(403);
        }
        assertThat(cashier.post(API + "/customers", "{\"name\":\"x\",\"clinic\":\"" + clinic + "\"}")
                        .status())
                .isEqualTo(403);
        assertThat(cashier.post(API + "/visits", "{\"customer\":\"" + id + "\",\"clinic\":\"" + clinic + "\"}")
                        .status())
                .isEqualTo(403);
    }

    private String customerId() {
        return post("/customers", "{\"name\":\"客户%s\",\"clinic\":\"%s\"}", People.some(6), clinic)
                .id();
    }

    private Rest signedIn(String role) {
        String login = "u" + People.some(10).toLowerCase(Locale.ROOT);
        Staff.Grant grant = new Staff.Grant(role, clinic);
        access.asPlatform(() -> staff.create(login, "员工", PASSWORD, List.of(grant)));
        return Rest.here().signIn(login, PASSWORD);
    }

    private JsonNode items(String path) {
        return rest.get(API + path).body().path("items");
    }

    private Answer post(String path, String body, Object... arguments) {
        return rest.post(API + path, arguments.length == 0 ? body : body.formatted(arguments));
    }
}
