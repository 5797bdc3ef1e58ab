package org.inlay.itests.hostile;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.inlay.itests.hostile.Operations.Reach;

/** Spoils the samples of {@link Operations} by chance; the same seed and number give the same request, up to ids. */
final class Attacks {
    private static final int HUGE = 10_000_000;

    /** Too dear to be asked as often as the rest. */
    private static final List<String> DEAR = List.of("POST /checks", "GET /audit/verification", "POST /tokens");

    private final URI address;
    private final String token;
    private final JsonNode document;
    private final Scene scene;
    private final long seed;

    Attacks(URI address, String token, JsonNode document, Scene scene, long seed) {
        this.address = address;
        this.token = token;
        this.document = document;
        this.scene = scene;
        this.seed = seed;
    }

    Attack number(int number) {
        Random random = new Random(new SplittableRandom(seed * 1_000_003 + number).nextLong());
        Operation operation = chosen(random);
        Draft draft = new Draft(operation, random);
        if (number % 1000 == 999 && !operation.body().isEmpty()) {
            draft.body = ("[\"" + "x".repeat(HUGE) + "\"]").getBytes(StandardCharsets.UTF_8);
        } else {
            draft.spoil();
        }
        return draft.finished(number);
    }

    private Operation chosen(Random random) {
        List<Operation> all = Operations.all();
        Operation operation = all.get(random.nextInt(all.size()));
        return DEAR.contains(operation.key()) && random.nextInt(20) != 0 ? chosen(random) : operation;
    }

    private JsonNode described(Operation operation) {
        return document.path("paths")
                .path(operation.route())
                .path(operation.method().toLowerCase(Locale.ROOT));
    }

    private final class Draft {
        private final Operation operation;
        private final Random random;
        private final Spoiled spoiled;
        private final Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        private final Map<String, String> query = new LinkedHashMap<>();
        private String path;
        private byte[] body;
        private boolean routed = true;

        Draft(Operation operation, Random random) {
            this.operation = operation;
            this.random = random;
            this.spoiled = new Spoiled(random);
            String[] parts = operation.path().split("\\?", 2);
            path = scene.fill(parts[0], random);
            if (parts.length == 2) {
                for (String pair : parts[1].split("&")) {
                    query.put(pair.split("=")[0], scene.fill(pair.split("=")[1], random));
                }
            }
            body = bytes(scene.fill(operation.body(), random).replace("\\n", "\n"));
            if (!operation.body().isEmpty()) {
                headers.put("Content-Type", operation.type());
            }
            if (operation.reach() != Reach.OPEN) {
                boolean ends = operation.route().equals("/tokens/current");
                headers.put("Authorization", "Bearer " + (ends ? "x" : token));
            }
            if (operation.versioned()) {
                headers.put("If-Match", "\"" + random.nextInt(4) + "\"");
            }
        }

        void spoil() {
            int die = random.nextInt(100);
            if (operation.body().isEmpty() && die < 60) {
                die = 60 + random.nextInt(40);
            }
            if (operation.csv() && die < 60) {
                body = bytes(csv());
            } else if (operation.archive() && die < 60) {
                body = malformed();
            } else if (die < 30) {
                body = bytes(scene.fill(new Bodies(document, random).spoilt(operation.body()), random));
            } else if (die < 50) {
                JsonNode schema = described(operation).at("/requestBody/content/application~1json/schema");
                body = bytes(scene.fill(new Bodies(document, random).ofSchema(schema), random));
            } else if (die < 60) {
                body = malformed();
            } else if (die < 72) {
                parameters();
            } else if (die < 84) {
                inPath();
            } else if (die < 92) {
                inHeaders();
            }
        }

        private String csv() {
            StringBuilder file =
                    new StringBuilder(scene.fill(operation.body(), random).replace("\\n", "\n"));
            for (int i = random.nextInt(4); i >= 0; i--) {
                int at = random.nextInt(file.length() + 1);
                switch (random.nextInt(4)) {
                    case 0 -> file.insert(at, "\"");
                    case 1 -> file.setLength(at);
                    case 2 -> file.insert(at, "," + spoiled.text());
                    default ->
                        file.append('\n').append(spoiled.text()).append(",").append(spoiled.text());
                }
            }
            if (random.nextBoolean()) {
                query.put("dryRun", "false");
            }
            path = "/imports/"
                    + List.of("customers", "items", "appointments", "visits", "orders", "payments", "entitlements")
                            .get(random.nextInt(7));
            return file.toString();
        }

        /** Cut off, scrambled, or no JSON at all. */
        private byte[] malformed() {
            byte[] sent = body.clone();
            return switch (random.nextInt(7)) {
                case 0 -> java.util.Arrays.copyOf(sent, random.nextInt(sent.length + 1));
                case 1 -> bytes(spoiled.json());
                case 2 -> bytes("\ufeff" + new String(sent, StandardCharsets.UTF_8));
                case 3 -> bytes(new String(sent, StandardCharsets.UTF_8) + spoiled.text());
                case 4 -> new String(sent, StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_16);
                case 5 -> new byte[0];
                default -> {
                    for (int i = random.nextInt(5); i >= 0; i--) {
                        sent[random.nextInt(sent.length)] = (byte) random.nextInt(256);
                    }
                    yield sent;
                }
            };
        }

        private void parameters() {
            for (JsonNode parameter : described(operation).path("parameters")) {
                if (parameter.path("in").asText().equals("query") && random.nextInt(3) != 0) {
                    query.put(parameter.path("name").asText(), spoiled.text());
                }
            }
            if (query.isEmpty() || random.nextInt(10) == 0) {
                query.put(spoiled.text(), spoiled.text());
            }
        }

        private void inPath() {
            String[] route = operation.route().split("/");
            String[] parts = path.split("/");
            for (int i = 0; i < route.length; i++) {
                if (route[i].startsWith("{") && random.nextInt(3) != 0) {
                    String text = spoiled.text();
                    parts[i] = encoded(text);
                    routed &= !text.isBlank() && text.chars().noneMatch(c -> c < ' ' || "./\\;?#%".indexOf(c) >= 0);
                    routed &= !text.equals("deal");
                }
            }
            path = String.join("/", parts);
        }

        private void inHeaders() {
            String value = spoiled.text().codePoints().noneMatch(c -> c < ' ' || c > '~') ? spoiled.text() : "~";
            value = value.codePoints().anyMatch(c -> c < ' ' || c > '~') ? "\"" : value;
            switch (random.nextInt(8)) {
                case 0 -> headers.put("Idempotency-Key", value);
                case 1 -> headers.put("Inlay-Clinic", value);
                case 2 -> headers.put("If-Match", value);
                case 3 -> headers.put("Accept", random.nextBoolean() ? "text/html" : value);
                case 4 -> headers.put("Content-Type", random.nextBoolean() ? "text/plain" : value);
                case 5 -> headers.put("Accept-Language", value);
                case 6 -> headers.put("Authorization", random.nextBoolean() ? "Bearer " + value : value);
                default -> headers.put("Content-Type", "application/json; charset=" + value);
            }
        }

        Attack finished(int number) {
            StringBuilder url = new StringBuilder(Scene.API).append(path);
            String separator = "?";
            for (Map.Entry<String, String> one : query.entrySet()) {
                url.append(separator).append(encoded(one.getKey())).append('=').append(encoded(one.getValue()));
                separator = "&";
            }
            return new Attack(
                    number,
                    operation.key(),
                    operation.method(),
                    address.resolve(url.toString()),
                    headers,
                    body,
                    routed);
        }
    }

    /** With lone surrogates as bytes that are no UTF-8. */
    private static byte[] bytes(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length() + 16);
        text.codePoints().forEach(c -> {
            if (c >= 0xD800 && c < 0xE000) {
                bytes.write(0xED);
                bytes.write(0x80 | c >> 6 & 0x3F);
                bytes.write(0x80 | c & 0x3F);
            } else {
                bytes.writeBytes(Character.toString(c).getBytes(StandardCharsets.UTF_8));
            }
        });
        return bytes.toByteArray();
    }

    private static String encoded(String text) {
        StringBuilder encoded = new StringBuilder();
        for (byte b : bytes(text)) {
            boolean plain =
                    b >= '0' && b <= '9' || b >= 'A' && b <= 'Z' || b >= 'a' && b <= 'z' || b == '-' || b == '_';
            if (plain) {
                encoded.append((char) b);
            } else {
                encoded.append(String.format("%%%02X", b));
            }
        }
        return encoded.toString();
    }
}
