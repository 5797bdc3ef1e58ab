package org.inlay.itests.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.inlay.itests.hostile.Operations.Reach;
import org.inlay.itests.support.InKaraf;
import org.inlay.itests.support.InlayProcess;
import org.inlay.itests.support.Rest;
import org.inlay.itests.support.Rest.Answer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@InKaraf
class AccessMatrixIT {
    private static final List<String> ROLES = List.of(
            "MANAGER",
            "FRONT_DESK",
            "CASHIER",
            "CONSULTANT",
            "ONLINE_CONSULTANT",
            "DOCTOR",
            "NURSE",
            "ASSISTANT",
            "MARKETING",
            "HR",
            "AUDITOR",
            "ADMIN");

    /** Those that hold what is asked for everywhere. */
    private static final List<String> EVERYWHERE = List.of("MANAGER", "AUDITOR", "ADMIN");

    /** What only holders of the permission may find in any answer about the scene's clinic. */
    private static final Map<String, String> MARKERS = Map.of(
            Scene.MOBILE_MARKER, "customers:contact",
            Scene.GUARDIAN_MARKER, "customers:contact",
            Scene.MEDICAL_MARKER, "medical:read",
            Scene.ENQUIRY_MARKER, "enquiries:read",
            Scene.VISIT_MARKER, "visits:read");

    private Rest admin = Rest.here();
    private Scene scene = Scene.NONE;

    @BeforeEach
    void setTheScene() {
        admin = Rest.here().signIn("admin", InlayProcess.ADMIN_PASSWORD);
        scene = new Scene(admin);
    }

    /** Somebody with one role, here, in another clinic, or everywhere. */
    private record Member(String title, Rest rest, Map<String, Set<String>> permissions) {
        boolean anywhere(String permission) {
            return permissions.containsKey(permission);
        }

        /** A plugin's permission is told as the clinics where the plugin is on, whoever holds it everywhere. */
        boolean everywhere(String permission) {
            return in("", permission)
                    || anywhere(permission) && (title.equals("everything") || title.endsWith(" everywhere"));
        }

        boolean in(String clinic, String permission) {
            Set<String> clinics = permissions.getOrDefault(permission, Set.of());
            return clinics.contains("") || clinics.contains(clinic);
        }
    }

    @Test
    @DisplayName("Every operation answers each role, in its own clinic and in another, as the table says and no more")
    void matrix() {
        List<String> wrong = new ArrayList<>(untold());
        Set<String> worked = new HashSet<>();
        for (Member member : everybody()) {
            for (Operation operation : Operations.all()) {
                Answer answer = ask(member.rest(), operation);
                judge(member, operation, answer).ifPresent(wrong::add);
                if (answer.status() < 300) {
                    worked.add(operation.toString());
                }
            }
        }
        Operations.all().stream()
                .filter(operation -> !operation.refused() && !worked.contains(operation.toString()))
                .forEach(operation -> wrong.add(operation + " worked for nobody: its sample proves nothing"));
        assertThat(wrong).as(wrong.size() + " wrong").isEmpty();
    }

    /** Operations without an expectation, and expectations without an operation. */
    private Set<String> untold() {
        Set<String> document = new TreeSet<>();
        admin.get(Scene.API + "/openapi.json")
                .body()
                .path("paths")
                .fields()
                .forEachRemaining(path -> path.getValue()
                        .fieldNames()
                        .forEachRemaining(
                                method -> document.add(method.toUpperCase(Locale.ROOT) + " " + path.getKey())));
        Set<String> table =
                Operations.all().stream().map(Operation::key).collect(Collectors.toCollection(TreeSet::new));
        Set<String> differing = new TreeSet<>(document);
        differing.removeAll(table);
        table.removeAll(document);
        differing.addAll(table);
        return differing.stream()
                .map(key -> key + " is in the table or in the document only")
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private List<Member> everybody() {
        String other = "o" + scene.name("clinic");
        Scene.done(admin.post(
                Scene.API + "/clinics", "{\"code\":\"%s\",\"name\":\"乙\",\"type\":\"aesthetic\"}".formatted(other)));
        List<Member> members = new ArrayList<>();
        members.add(member("everything", scene.all()));
        for (String role : ROLES) {
            members.add(member(role, scene.name("clinic")));
            members.add(member(role, other));
            if (EVERYWHERE.contains(role)) {
                members.add(member(role, (String) null));
            }
        }
        members.add(member("nobody", signedIn("[]")));
        return members;
    }

    private Member member(String role, @Nullable String clinic) {
        String where = clinic == null ? "" : ",\"clinic\":\"" + clinic + "\"";
        String at = clinic == null ? " everywhere" : clinic.equals(scene.name("clinic")) ? " here" : " elsewhere";
        return member(role + at, signedIn("[{\"role\":\"" + role + "\"" + where + "}]"));
    }

    private Rest signedIn(String roles) {
        String login = scene.fill("$fresh");
        Scene.done(admin.post(
                Scene.API + "/staff",
                "{\"login\":\"%s\",\"name\":\"孙\",\"password\":\"%s\",\"roles\":%s}"
                        .formatted(login, Scene.PASSWORD, roles)));
        return admin.signIn(login, Scene.PASSWORD);
    }

    private static Member member(String title, Rest rest) {
        Map<String, Set<String>> permissions = new LinkedHashMap<>();
        Scene.done(rest.get(Scene.API + "/me")).path("permissions").fields().forEachRemaining(entry -> {
            Set<String> clinics = new HashSet<>();
            entry.getValue().forEach(clinic -> clinics.add(clinic.asText()));
            permissions.put(entry.getKey(), clinics);
        });
        return new Member(title, rest, permissions);
    }

    private Answer ask(Rest rest, Operation operation) {
        Rest asking = rest;
        String path = scene.fill(Scene.API + operation.path());
        if (operation.csv() || operation.archive()) {
            asking = asking.with("Content-Type", operation.type());
        }
        if (operation.versioned()) {
            String present = scene.all().get(path).headers().getOrDefault("etag", "0");
            asking = asking.with("If-Match", operation.refused() ? "999999" : present);
        }
        return asking.send(
                operation.method(), path, scene.fill(operation.body()).replace("\\n", "\n"));
    }

    private Optional<String> judge(Member member, Operation operation, Answer answer) {
        List<String> lacking = lacking(member, operation);
        String what = member.title() + ": " + operation + " ";
        if (answer.status() >= 500) {
            return Optional.of(what + told(answer));
        }
        boolean forbidden = answer.status() == 403 && answer.reason().equals("forbidden");
        if (lacking.isEmpty()) {
            return forbidden || answer.status() == 401
                    ? Optional.of(what + "should be allowed: " + told(answer))
                    : leak(member, operation, answer).map(leak -> what + leak);
        }
        boolean named = lacking.contains(answer.body().path("permission").asText());
        return forbidden && named
                ? Optional.empty()
                : Optional.of(what + "should be forbidden for want of " + lacking + ": " + told(answer));
    }

    private static String told(Answer answer) {
        String body = answer.body().toString();
        return answer.status() + " " + body.substring(0, Math.min(body.length(), 200));
    }

    private List<String> lacking(Member member, Operation operation) {
        return operation.permissions().stream()
                .filter(permission -> switch (operation.reach()) {
                    case OPEN, SELF -> false;
                    case ANYWHERE, ROWS -> !member.anywhere(permission);
                    case CLINIC -> !member.in(scene.name("clinic"), permission);
                    case EVERYWHERE -> !member.everywhere(permission);
                })
                .toList();
    }

    /** What the answer shows and this member may not see. */
    private Optional<String> leak(Member member, Operation operation, Answer answer) {
        String clinic = scene.name("clinic");
        String text = answer.body().toString();
        Map<String, String> markers = new LinkedHashMap<>(MARKERS);
        markers.put(scene.name("sale"), "orders:read");
        for (Map.Entry<String, String> marker : markers.entrySet()) {
            if (text.contains(marker.getKey()) && !member.in(clinic, marker.getValue())) {
                return Optional.of("shows " + marker.getKey() + " without " + marker.getValue());
            }
        }
        boolean rows = operation.reach() == Reach.ROWS
                && !member.in(clinic, operation.permissions().get(0));
        return rows && answer.body().findValuesAsText("clinic").contains(clinic)
                ? Optional.of("lists what is of another clinic")
                : Optional.empty();
    }

    @Test
    @DisplayName("Without a token every operation but signing in and the document is a 401")
    void strangers() {
        Rest stranger = Rest.here();
        for (Operation operation : Operations.all()) {
            if (operation.reach() != Reach.OPEN) {
                Answer answer = ask(stranger, operation);
                assertThat(answer.status()).as("%s %s", operation, answer).isEqualTo(401);
                assertThat(answer.reason()).as("%s", operation).isEqualTo("unauthenticated");
            }
        }
    }

    @Test
    @DisplayName("What belongs to another parent is not reached through this one")
    void children() {
        Map<String, List<String>> calls = new LinkedHashMap<>();
        calls.put("/customers/$twin/allergies/$allergy/retraction", List.of("{\"reason\":\"误录\"}", "not-found"));
        calls.put("/customers/$twin/unmerge", List.of("{\"duplicate\":\"$duplicate\"}", "not-merged"));
        calls.put("/executions", List.of("""
                {"customer":"$twin","clinic":"$clinic","entitlement":"$entitlement","quantity":1}""", "not-found"));
        calls.put("/visits", List.of("""
                {"customer":"$twin","clinic":"$clinic","appointment":"$appointment"}""", "validation"));
        calls.put("/treatment-records", List.of("""
                {"customer":"$twin","clinic":"$clinic","visit":"$visit","findings":"x","treatment":"y"}""", "validation"));
        calls.put("/orders/$ending/refunds", List.of("""
                {"lines":[{"line":"$line","quantity":1}],"reason":"退货"}""", "unknown-line"));
        Scene.done(scene.all().post(scene.fill(Scene.API + "/customers/$kept/merge"), scene.fill("""
                {"duplicate":"$duplicate"}""")));
        calls.forEach((path, call) -> {
            Answer answer = scene.all().post(scene.fill(Scene.API + path), scene.fill(call.get(0)));
            assertThat(answer.reason()).as("%s %s", path, answer).isEqualTo(call.get(1));
        });
        JsonNode allergies = scene.all()
                .get(scene.fill(Scene.API + "/customers/$customer/allergies"))
                .body();
        assertThat(allergies.path("status").asText()).isEqualTo("YES");
    }

    @Test
    @DisplayName("A role that is taken away ends with the next request, and its refusal is in the audit trail")
    void revoked() {
        String login = scene.fill("$fresh");
        String member = Scene.done(
                        admin.post(Scene.API + "/staff", """
                {"login":"%s","name":"孙","password":"%s","roles":[{"role":"CASHIER","clinic":"%s"}]}""".formatted(login, Scene.PASSWORD, scene.name("clinic"))))
                .path("id")
                .asText();
        Rest cashier = admin.signIn(login, Scene.PASSWORD);
        String order = scene.fill(Scene.API + "/orders/$order");
        assertThat(cashier.get(order).status()).isEqualTo(200);
        Scene.done(admin.put(Scene.API + "/staff/" + member + "/roles", "{\"roles\":[]}"));
        assertThat(cashier.get(order).status()).isEqualTo(403);
        assertThat(audited(member, "access.refused", "orders:read")).isTrue();
    }

    @Test
    @DisplayName("Who read a health record is in the audit trail")
    void readingIsAudited() {
        Map<String, String> health = Map.of(
                "/treatment-records/$record", "treatments.read",
                "/customers/$customer/treatment-records", "treatments.listed",
                "/customers/$customer/allergies", "allergies.read",
                "/customers/$customer/personal-data", "customers.exported");
        String reader =
                Scene.done(scene.all().get(Scene.API + "/me")).path("id").asText();
        health.forEach((path, action) -> {
            String subject = scene.name(path.contains("$record") ? "record" : "customer");
            assertThat(audited(reader, action, subject)).as("before %s", path).isFalse();
            Scene.done(scene.all().get(scene.fill(Scene.API + path)));
            assertThat(audited(reader, action, subject)).as(path).isTrue();
        });
    }

    private boolean audited(String caller, String action, String subject) {
        JsonNode entries =
                Scene.done(admin.get(Scene.API + "/audit?limit=200&action=" + action + "&subject=" + subject));
        for (JsonNode entry : entries.path("items")) {
            if (entry.path("caller").asText().equals(caller)) {
                return true;
            }
        }
        return false;
    }
}
