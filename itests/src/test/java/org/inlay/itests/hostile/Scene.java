package org.inlay.itests.hostile;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.inlay.itests.support.Rest;
import org.inlay.itests.support.Rest.Answer;

/**
 * A clinic in which something of everything has happened, made over REST. What is there has names, which samples use:
 * {@code $customer}; a name may stand for several.
 */
final class Scene {
    static final String API = "/api/v1";
    static final String PASSWORD = "Correct-Horse-7-Battery";

    /** Begin the numbers of customers and guardians, which only some may read; the other markers likewise. */
    static final String MOBILE_MARKER = "1387654";

    static final String GUARDIAN_MARKER = "1397654";

    static final String MEDICAL_MARKER = "痤疮伴色沉";
    static final String ENQUIRY_MARKER = "想问祛斑";
    static final String VISIT_MARKER = "补登到店缘由";

    /** Stands where no scene is set yet. */
    static final Scene NONE = new Scene();

    private static final Pattern NAME = Pattern.compile("\\$([a-zA-Z]+)");
    private static final int MOST = 40;

    private final Map<String, List<String>> names = new ConcurrentHashMap<>();
    private final Rest admin;
    private final Rest all;
    private final String token;

    private Scene() {
        admin = Rest.here();
        all = admin;
        token = "";
    }

    /** @param admin signed in as the first administrator */
    Scene(Rest admin) {
        this.admin = admin;
        String login = fresh();
        put("login", login);
        put("password", PASSWORD);
        put("medicalMarker", MEDICAL_MARKER);
        put("visitMarker", VISIT_MARKER);
        make("all", "POST", "/staff", """
                {"login":"$login","name":"全","password":"$password","roles":[{"role":"ADMIN"},{"role":"MANAGER"},{"role":"AUDITOR"}]}""");
        token = done(admin.post(API + "/tokens", fill("{\"login\":\"$login\",\"password\":\"$password\"}")))
                .path("token")
                .asText();
        all = admin.with("Authorization", "Bearer " + token);
        clinic();
        people();
        history();
        money();
        coupons();
        background();
    }

    /** Who may everything, and has made everything here. */
    Rest all() {
        return all;
    }

    /** The bearer token of {@link #all}. */
    String token() {
        return token;
    }

    /** From now on settings are changed in a clinic where nothing else happens. */
    void settingsApart() {
        String apart = fresh();
        done(all.post(API + "/clinics", "{\"code\":\"%s\",\"name\":\"乙\",\"type\":\"dental\"}".formatted(apart)));
        names.put("settings", List.of(apart));
    }

    private void clinic() {
        put("clinic", fresh());
        post("/clinics", "{\"code\":\"$clinic\",\"name\":\"甲\",\"type\":\"aesthetic\"}");
        all.fitted();
        done(all.put(fill(API + "/clinics/$clinic/rules/deal"), "{\"orderTypes\":[\"医美\"],\"minimum\":\"0\"}"));
        put("settings", name("clinic"));
        put("item", fresh());
        post("/items", "{\"code\":\"$item\",\"name\":\"光子\",\"kind\":\"SERVICE\",\"price\":\"100.00\"}");
        put("card", fresh());
        post("/items", """
                {"code":"$card","name":"年卡","kind":"CARD","price":"999.00","components":[{"item":"$item","quantity":900}]}""");
    }

    private void people() {
        put("name", "W" + fresh());
        String person = """
                {"name":"$name","mobile":"%s%d","clinic":"$clinic","guardian":{"name":"王强","mobile":"%s%d"},"consents":["MEDICAL"]}""";
        Random random = new Random();
        for (String name : List.of("customer", "twin", "changing", "kept", "duplicate", "hidden", "doomed")) {
            int tail = 1000 + random.nextInt(9000);
            make(name, "POST", "/customers", person.formatted(MOBILE_MARKER, tail, GUARDIAN_MARKER, tail));
        }
        make("member", "POST", "/staff", "{\"login\":\"$fresh\",\"name\":\"赵\",\"roles\":[]}");
    }

    private void history() {
        make("visit", "POST", "/visits", "{\"customer\":\"$customer\",\"clinic\":\"$clinic\"}");
        post("/visits/$visit/type", "{\"type\":\"RETURN\",\"reason\":\"$visitMarker\"}");
        make("voided", "POST", "/visits", "{\"customer\":\"$customer\",\"clinic\":\"$clinic\"}");
        String booking = """
                {"customer":"$customer","clinic":"$clinic","from":"2099-0%d-01T02:00:00Z","to":"2099-0%d-01T03:00:00Z","purpose":"CONSULT"}""";
        make("appointment", "POST", "/appointments", booking.formatted(1, 1));
        make("moving", "POST", "/appointments", booking.formatted(2, 2));
        post(
                "/enquiries",
                "{\"customer\":\"$customer\",\"clinic\":\"$clinic\",\"channel\":\"PHONE\",\"question\":\""
                        + ENQUIRY_MARKER + "\"}");
        String record = """
                {"customer":"$customer","clinic":"$clinic","findings":"$medicalMarker","treatment":"$medicalMarker"}""";
        make("record", "POST", "/treatment-records", record);
        make("signing", "POST", "/treatment-records", record);
        make("signed", "POST", "/treatment-records", record);
        post("/treatment-records/$signed/signature", "");
        make("allergy", "POST", "/customers/$customer/allergies", "{\"substance\":\"碘\"}");
    }

    private void money() {
        String order = """
                {"clinic":"$clinic","customer":"$customer","type":"医美","confirm":%s,"lines":[{"item":"%s","quantity":%d}]}""";
        JsonNode sold = make("order", "POST", "/orders", order.formatted(true, "$item", 50));
        put("line", sold.path("lines").path(0).path("id").asText());
        make("ending", "POST", "/orders", order.formatted(true, "$item", 1));
        make("draft", "POST", "/orders", order.formatted(false, "$item", 1));
        make("sale", "POST", "/orders", order.formatted(true, "$card", 1));
        JsonNode open = done(all.get(fill(API + "/customers/$customer/entitlements")));
        for (JsonNode entitlement : open.path("items")) {
            if (entitlement.path("remaining").asInt() > 100) {
                put("entitlement", entitlement.path("id").asText());
            }
        }
        make("execution", "POST", "/executions", """
                {"customer":"$customer","clinic":"$clinic","entitlement":"$entitlement","quantity":1}""");
        make("segment", "POST", "/segments?clinic=$clinic", "{\"name\":\"$fresh\",\"all\":[]}");
        make("rating", "POST", "/rfm/runs", "{\"clinic\":\"$clinic\",\"scoring\":\"FIXED\"}");
        make("rerating", "POST", "/rfm/runs", "{\"clinic\":\"$clinic\",\"scoring\":\"MEAN\"}");
    }

    private void coupons() {
        String terms = """
                {"name":"减十","kind":"AMOUNT","value":"10","kinds":["DRUG"],"clinics":["$clinic"],"validTo":"2099-12-31"%s}""";
        String coupon = terms.formatted(",\"quantity\":100000");
        for (String name : List.of("coupon", "couponDraft", "couponEnding")) {
            make(name, "POST", "/coupons/templates", coupon);
        }
        for (String name : List.of("promotion", "promotionDraft", "promotionEnding")) {
            make(name, "POST", "/coupons/promotions", terms.formatted(""));
        }
        post("/coupons/templates/$coupon/publication", "");
        post("/coupons/promotions/$promotion/publication", "");
        String sharing = "{\"reward\":\"$coupon\",\"event\":\"FIRST_DEAL\"}";
        make("sharing", "POST", "/coupons/templates/$coupon/sharings", sharing);
        make("sharingEnding", "POST", "/coupons/templates/$coupon/sharings", sharing);
        make("push", "POST", "/coupons/templates/$coupon/pushes", "{\"segment\":\"$segment\",\"every\":\"ONCE\"}");
        make("batch", "POST", "/coupons/templates/$coupon/batches", "{\"customers\":[\"$customer\"]}");
    }

    private void background() {
        JsonNode run = done(all.with("Content-Type", "text/csv")
                .post(fill(API + "/imports/customers?dryRun=true"), "id,name\nC1,王\n"));
        put("run", run.path("id").asText());
        JsonNode jobs = done(all.get(API + "/jobs?limit=1"));
        put("job", jobs.path("items").path(0).path("id").asText());
    }

    private void post(String path, String body) {
        done(all.post(fill(API + path), fill(body)));
    }

    private JsonNode make(String name, String method, String path, String body) {
        Rest by = name.equals("all") ? admin : all;
        JsonNode made = done(by.send(method, fill(API + path), fill(body)));
        put(name, made.path("id").asText());
        return made;
    }

    static JsonNode done(Answer answer) {
        if (answer.status() >= 300) {
            throw new AssertionError("The scene could not be set: " + answer);
        }
        return answer.body();
    }

    /** Gives the name one more meaning; only the latest few are kept, and always the first. */
    void put(String name, String value) {
        names.compute(name, (key, known) -> {
            List<String> more = new ArrayList<>(known == null ? List.of() : known);
            more.add(value);
            if (more.size() > MOST) {
                more.remove(1);
            }
            return List.copyOf(more);
        });
    }

    /** The first meaning of a name. */
    String name(String name) {
        return names.getOrDefault(name, List.of("")).get(0);
    }

    /** Puts the first meaning of each name into the template. */
    String fill(String template) {
        return fill(template, values -> values.get(0));
    }

    /** Puts any meaning of each name into the template. */
    String fill(String template, Random random) {
        return fill(template, values -> values.get(random.nextInt(values.size())));
    }

    private String fill(String template, java.util.function.Function<List<String>, String> choice) {
        return NAME.matcher(template)
                .replaceAll(found -> Matcher.quoteReplacement(
                        found.group(1).equals("fresh")
                                ? fresh()
                                : choice.apply(names.getOrDefault(found.group(1), List.of(found.group())))));
    }

    private static String fresh() {
        return "h"
                + UUID.randomUUID().toString().replace("-", "").substring(0, 14).toLowerCase(Locale.ROOT);
    }
}
