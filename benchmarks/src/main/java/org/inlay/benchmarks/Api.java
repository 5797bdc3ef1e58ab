package org.inlay.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;

/** A signed-in client of the REST API. */
final class Api {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String base;
    private String token = "";

    Api(String base) {
        this.base = base + "/api/v1";
    }

    void signIn(String login, String password) throws Exception {
        token = post("/tokens", Map.of("login", login, "password", password))
                .path("token")
                .asText();
    }

    /** Opens an aesthetic clinic and waits for the plugins of its type. */
    void openClinic(String code) throws Exception {
        post("/clinics", Map.of("code", code, "name", code, "type", "aesthetic"));
        while (get("/plugins").toString().contains("STARTING")) {
            Thread.sleep(50);
        }
    }

    JsonNode post(String path, Object body) throws Exception {
        return send("POST", path, JSON.writeValueAsString(body));
    }

    JsonNode put(String path, Object body) throws Exception {
        return send("PUT", path, JSON.writeValueAsString(body));
    }

    /** A body written once and sent often. */
    JsonNode postText(String path, String body) throws Exception {
        return send("POST", path, body);
    }

    /** As {@link #postText(String, String)}, with an idempotency key. */
    JsonNode postText(String path, String body, String key) throws Exception {
        return send("POST", path, body, "Idempotency-Key", key);
    }

    JsonNode get(String path) throws Exception {
        return answer("GET", path, HttpRequest.BodyPublishers.noBody(), "application/json");
    }

    JsonNode delete(String path) throws Exception {
        return send("DELETE", path, "");
    }

    /** What a GET is answered with, whatever that is. */
    int status(String path) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(base + path))
                .header("Authorization", "Bearer " + token)
                .build();
        return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    }

    JsonNode postFile(String path, String type, Path file) throws Exception {
        return answer("POST", path, HttpRequest.BodyPublishers.ofFile(file), type);
    }

    static String write(Object body) throws IOException {
        return JSON.writeValueAsString(body);
    }

    private JsonNode send(String method, String path, String body, String... headers) throws Exception {
        return answer(method, path, HttpRequest.BodyPublishers.ofString(body), "application/json", headers);
    }

    private JsonNode answer(String method, String path, HttpRequest.BodyPublisher body, String type, String... headers)
            throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path))
                .header("Content-Type", type)
                .method(method, body);
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        if (headers.length > 0) {
            request.headers(headers);
        }
        HttpResponse<byte[]> response = client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        JsonNode answer = JSON.readTree(response.body());
        if (response.statusCode() / 100 != 2) {
            throw new IllegalStateException(method + " " + path + " answered " + response.statusCode() + ": " + answer);
        }
        return answer;
    }
}
