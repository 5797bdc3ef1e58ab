package org.inlay.itests.web;

import static org.assertj.core.api.Assertions.assertThat;

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
class ProblemsIT {
    private static final String CLINICS = "/api/v1/clinics";

    @Inject
    Staff staff;

    @Inject
    Access access;

    @Inject
    Clinics clinics;

    private Rest admin = Rest.here();

    @BeforeEach
    void signIn() {
        admin = Client.with("ADMIN", staff, access);
    }

    private static void refused(Answer answer, int status, String reason) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
        assertThat(answer.reason()).isEqualTo(reason);
        assertThat(answer.headers()).containsEntry("content-type", "application/problem+json");
        assertThat(answer.body().fieldNames()).toIterable().contains("type", "title", "status", "detail", "reason");
        assertThat(answer.body().path("detail").asText()).doesNotStartWith("problem.");
    }

    @Test
    @DisplayName("a body that cannot be read is refused with its reason and the field")
    void bodies() {
        refused(admin.post(CLINICS, "{\"code\":"), 400, "malformed-json");
        refused(admin.post(CLINICS, "{\"code\":\"A\",\"code\":\"B\"}"), 400, "duplicate-field");
        refused(admin.post(CLINICS, "{\"code\":5}"), 400, "wrong-type");
        refused(admin.post(CLINICS, "[]"), 400, "wrong-type");
        refused(admin.post(CLINICS, "null"), 400, "body-required");
        refused(admin.with("Content-Type", "application/json").post(CLINICS, ""), 400, "body-required");
        refused(admin.post(CLINICS, "{\"name\":\"a\\u0000b\"}"), 400, "invalid-text");
        refused(admin.post(CLINICS, "{\"name\":\"\\ud800\"}"), 400, "invalid-text");
        String deep = "{\"minimum\":" + "[".repeat(5000);
        refused(admin.put(CLINICS + "/nowhere/rules/deal", deep), 400, "json-too-complex");
        Answer unknown = admin.post(CLINICS, "{\"colour\":\"red\"}");
        refused(unknown, 400, "unknown-field");
        assertThat(unknown.body().path("field").asText()).isEqualTo("colour");
        Answer invalid = admin.post(CLINICS, "{\"code\":\"A B\",\"name\":\" \"}");
        refused(invalid, 422, "validation");
        assertThat(invalid.body().path("violations").findValuesAsText("field")).containsExactly("code", "name", "type");
    }

    @Test
    @DisplayName("a body of 10 MB is refused, nothing is stored")
    void large() {
        String code = Client.unique("L");
        String body = Client.clinic(code).replace("润月", "x".repeat(10_000_000));
        refused(admin.post(CLINICS, body), 413, "body-too-large");
        assertThat(clinics.list()).noneMatch(clinic -> clinic.code().equals(code));
    }

    @Test
    @DisplayName("media types, charsets and methods that are not ours are refused")
    void forms() {
        refused(admin.with("Content-Type", "text/plain").post(CLINICS, "{}"), 415, "unsupported-media-type");
        refused(admin.with("Content-Type", "garbage").post(CLINICS, "{}"), 415, "unsupported-media-type");
        refused(
                admin.with("Content-Type", "application/json; charset=gbk").post(CLINICS, "{}"),
                400,
                "unsupported-charset");
        refused(
                admin.with("Content-Type", "application/json; charset=zzz").post(CLINICS, "{}"),
                400,
                "unsupported-charset");
        refused(admin.with("Accept", "text/html").get(CLINICS), 406, "not-acceptable");
        Answer patch = admin.send("PATCH", CLINICS, "{}");
        refused(patch, 405, "method-not-allowed");
        assertThat(patch.headers().get("allow")).contains("GET", "POST");
    }

    @Test
    @DisplayName("paths and parameters are read as strictly as bodies")
    void parameters() {
        refused(admin.get("/api/v1/nowhere"), 404, "no-such-resource");
        refused(admin.get(CLINICS + "/nowhere"), 404, "not-found");
        refused(admin.get("/api/v1/staff/12"), 400, "invalid-id");
        refused(admin.get("/api/v1/staff/0000000000001"), 404, "not-found");
        refused(admin.get("/api/v1/staff?limit=x"), 400, "invalid-number");
        refused(admin.get("/api/v1/staff?limit=0"), 422, "validation");
        refused(admin.get("/api/v1/staff?limt=5"), 400, "unknown-parameter");
        refused(admin.get("/api/v1/audit?from=2026-02-30T00:00:00Z"), 400, "invalid-instant");
        refused(admin.get("/api/v1/audit?from=2026-02-03T00:00:00"), 400, "invalid-instant");
        refused(admin.get("/api/v1/audit?action=%27%20OR%201%3D1%00"), 400, "invalid-text");
    }

    @Test
    @DisplayName("an address of 20 KB is answered by the application; what nobody serves is not there, by any method")
    void server() {
        refused(admin.get("/api/v1/customers?q=" + "z".repeat(20_000)), 403, "forbidden");
        assertThat(admin.put("/etc/passwd", "{}").status()).isEqualTo(404);
        assertThat(admin.get("/nowhere").status()).isEqualTo(404);
        assertThat(admin.get("/sign-in").headers()).doesNotContainKey("server");
    }

    @Test
    @DisplayName("who is not signed in, or may not, is told so and nothing more")
    void callers() {
        Answer nobody = Rest.here().get(CLINICS);
        refused(nobody, 401, "unauthenticated");
        assertThat(nobody.headers()).containsEntry("www-authenticate", "Bearer realm=\"inlay\"");
        refused(Rest.here().with("Authorization", "Bearer x").get("/api/v1/nowhere"), 401, "unauthenticated");
        refused(Rest.here().with("Authorization", "Basic eDp5").get(CLINICS), 401, "unauthenticated");
        Rest nurse = Client.with("NURSE", staff, access);
        refused(nurse.post(CLINICS, Client.clinic(Client.unique("N"))), 403, "forbidden");
        assertThat(nurse.delete("/api/v1/tokens/current").status()).isEqualTo(200);
        refused(nurse.get(CLINICS), 401, "unauthenticated");
    }

    @Test
    @DisplayName("problems speak Chinese, or English to those who prefer it")
    void languages() {
        String title = "/api/v1/staff/12";
        assertThat(admin.get(title).body().path("title").asText()).isEqualTo("请求无法读取");
        assertThat(admin.with("Accept-Language", "en-GB,en;q=0.9")
                        .get(title)
                        .body()
                        .path("title")
                        .asText())
                .isEqualTo("The request cannot be read");
        String body = "{\"name\":\"" + "x".repeat(101) + "\",\"code\":\"A\",\"type\":\"a\"}";
        assertThat(admin.post(CLINICS, body).body().at("/violations/0/message").asText())
                .doesNotContain("size");
        assertThat(admin.with("Accept-Language", "en")
                        .post(CLINICS, body)
                        .body()
                        .at("/violations/0/message")
                        .asText())
                .isEqualTo("size must be between 0 and 100");
    }

    @Test
    @DisplayName("an update names the version it has seen")
    void versions() {
        String code = Client.unique("V");
        admin.post(CLINICS, Client.clinic(code));
        String clinic = CLINICS + "/" + code;
        Answer seen = admin.get(clinic);
        assertThat(seen.headers().getOrDefault("etag", ""))
                .isEqualTo("\"" + seen.body().path("version").asLong() + "\"");
        String body = "{\"dayCutOff\":\"04:00\"}";
        refused(admin.put(clinic, body), 400, "if-match-required");
        refused(admin.with("If-Match", "x").put(clinic, body), 400, "invalid-if-match");
        refused(admin.with("If-Match", "\"99\"").put(clinic, body), 412, "stale");
        Answer changed =
                admin.with("If-Match", seen.headers().getOrDefault("etag", "")).put(clinic, body);
        assertThat(changed.status()).as(changed.toString()).isEqualTo(200);
        refused(admin.with("If-Match", seen.headers().getOrDefault("etag", "")).put(clinic, body), 412, "stale");
    }
}
