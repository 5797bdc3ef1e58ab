package org.inlay.itests.support;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;

/** A REST client for tests, inside the container and outside. Paths begin with {@code /}. */
public final class Rest {

    static final String PORT_PROPERTY = "inlay.itests.port";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    /**
     * An answer.
     *
     * @param body JSON, or a missing node where there was none
     * @param headers by name in lower case, the first value of each
     */
    public record Answer(int status, JsonNode body, Map<String, String> headers) {

        /** The stable code of a problem, or an empty text. */
        public String reason() {
            return body.path("reason").asText();
        }

        /** The id of the created resource. */
        public String id() {
            return body.path("id").asText();
        }
    }

    private final URI address;
    private final Map<String, String> headers;

    Rest(URI address) {
        this(address, Map.of());
    }

    private Rest(URI address, Map<String, String> headers) {
        this.address = address;
        this.headers = headers;
    }

    /** The container that this test runs in. */
    public static Rest here() {
        return new Rest(URI.create("http://127.0.0.1:" + Integer.getInteger(PORT_PROPERTY)));
    }

    /** The same client with one more header on every request. */
    public Rest with(String header, String value) {
        Map<String, String> all = new java.util.HashMap<>(headers);
        all.put(header, value);
        return new Rest(address, Map.copyOf(all));
    }

    /** The same client, signed in. */
    public Rest signIn(String login, String password) {
        Answer answer = post(
                "/api/v1/tokens", JSON.createObjectNode().put("login", login).put("password", password));
        if (answer.status() >= 300) {
            throw new AssertionError("Sign-in of " + login + " was answered " + answer);
        }
        return with("Authorization", "Bearer " + answer.body().path("token").asText());
    }

    /** The same person in a browser, looking at this clinic: a session is a token in a cookie. */
    public Rest browser(String clinic) {
        String token = headers.getOrDefault("Authorization", "").replace("Bearer ", "");
        return new Rest(address, Map.of("Cookie", "inlay-session=" + token + "; inlay-clinic=" + clinic));
    }

    public Answer get(String path) {
        return send("GET", path, "");
    }

    /** Posts JSON, given as text. */
    public Answer post(String path, String body) {
        return send("POST", path, body);
    }

    public Answer post(String path, JsonNode body) {
        return send("POST", path, body.toString());
    }

    public Answer put(String path, String body) {
        return send("PUT", path, body);
    }

    public Answer delete(String path) {
        return send("DELETE", path, "");
    }

    /** Posts a file as it is. */
    public Answer upload(String path, byte[] file) {
        HttpRequest.Builder request = HttpRequest.newBuilder(address.resolve(path))
                .timeout(Duration.ofSeconds(90))
                .header("Content-Type", "application/octet-stream")
                .POST(BodyPublishers.ofByteArray(file));
        return answered(request, path);
    }

    /** Sends a form as a browser does, and follows no redirection. */
    public Answer submit(String path, String form) {
        HttpRequest.Builder request = HttpRequest.newBuilder(address.resolve(path))
                .timeout(Duration.ofSeconds(90))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form));
        return answered(request, "POST " + path);
    }

    /** How a client leaves without reading its answer. */
    public enum Leaving {
        /** As soon as the request is written. */
        AT_ONCE,
        /** As soon as the request is written, and the connection is broken. */
        RESET,
        /** When the answer begins to come. */
        ON_ANSWER
    }

    /** Posts JSON on a connection of its own and leaves. */
    public void leave(String path, String body, Leaving how) throws IOException {
        byte[] content = body.getBytes(StandardCharsets.UTF_8);
        StringBuilder head = new StringBuilder("POST " + path + " HTTP/1.1\r\nHost: " + address.getAuthority()
                + "\r\nContent-Type: application/json\r\nContent-Length: " + content.length + "\r\n");
        headers.forEach((name, value) -> head.append(name + ": " + value + "\r\n"));
        try (Socket socket = new Socket(address.getHost(), address.getPort())) {
            socket.setSoLinger(how == Leaving.RESET, 0);
            OutputStream out = socket.getOutputStream();
            out.write(head.append("\r\n").toString().getBytes(StandardCharsets.US_ASCII));
            out.write(content);
            out.flush();
            if (how == Leaving.ON_ANSWER && socket.getInputStream().read() < 0) {
                throw new IOException("closed without an answer");
            }
        }
    }

    /** What a GET answers, as text. */
    public String text(String path) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(address.resolve(path)).timeout(Duration.ofSeconds(90));
        headers.forEach(request::setHeader);
        try {
            return CLIENT.send(request.build(), BodyHandlers.ofString()).body();
        } catch (IOException e) {
            throw new UncheckedIOException("GET " + path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The status of a GET, 0 while nothing listens. */
    public int status(String path) {
        try {
            return get(path).status();
        } catch (UncheckedIOException e) {
            return 0;
        }
    }

    /** Waits until the plugins that are wanted have come up: a clinic that was opened brings those of its type. */
    public void fitted() {
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(100))
                .until(() -> !get("/api/v1/plugins").body().toString().contains("STARTING"));
    }

    /** Sends the body as {@code application/json}; an empty one is left out. */
    public Answer send(String method, String path, String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(address.resolve(path))
                .timeout(Duration.ofSeconds(90))
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (!body.isEmpty()) {
            request.header("Content-Type", "application/json");
        }
        return answered(request, method + " " + path);
    }

    private Answer answered(HttpRequest.Builder request, String what) {
        headers.forEach(request::setHeader);
        try {
            HttpResponse<byte[]> response = CLIENT.send(request.build(), BodyHandlers.ofByteArray());
            return new Answer(response.statusCode(), json(response), headers(response));
        } catch (IOException e) {
            throw new UncheckedIOException(what, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, String> headers(HttpResponse<?> response) {
        Map<String, String> first = new java.util.HashMap<>();
        response.headers()
                .map()
                .forEach((name, values) -> first.put(name.toLowerCase(java.util.Locale.ROOT), values.get(0)));
        return first;
    }

    private static JsonNode json(HttpResponse<byte[]> response) throws IOException {
        boolean json = response.headers()
                .firstValue("Content-Type")
                .filter(type -> type.contains("json"))
                .isPresent();
        return json ? JSON.readTree(response.body()) : JSON.missingNode();
    }
}
