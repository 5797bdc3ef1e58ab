package org.inlay.itests.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.inlay.itests.support.Descriptions;
import org.inlay.itests.support.InKaraf;
import org.inlay.itests.support.Rest;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@InKaraf
class OpenApiIT {
    private final JsonNode document = document();

    private static JsonNode document() {
        return Boolean.getBoolean("inlay.itests.inside")
                ? Rest.here().get("/api/v1/openapi.json").body()
                : com.fasterxml.jackson.databind.node.MissingNode.getInstance();
    }

    @Test
    @DisplayName("every operation, parameter and field is described")
    void described() {
        assertThat(Descriptions.missing(document)).as("undescribed").isEmpty();
    }

    @Test
    @DisplayName("every operation lists its refusals, and every reference leads somewhere")
    void complete() {
        assertThat(document.path("openapi").asText()).isEqualTo("3.1.0");
        assertThat(document.path("paths").size()).isGreaterThan(30);
        document.path("paths")
                .forEach(path -> path.forEach(
                        operation -> assertThat(operation.path("responses").fieldNames())
                                .toIterable()
                                .as(operation.path("operationId").asText())
                                .contains("400", "401", "422", "500", "503")));
        assertThat(document.findValuesAsText("$ref"))
                .allSatisfy(reference -> assertThat(
                                document.at(reference.substring(1)).isMissingNode())
                        .as(reference)
                        .isFalse());
    }

    @Test
    @DisplayName("the calls of the platform are there with what they take")
    void platform() {
        Map.of(
                        "/tokens", "post",
                        "/clinics", "post",
                        "/clinics/{code}/rules/{rule}", "put",
                        "/clinics/{code}/rules/{rule}/rehearsal", "post",
                        "/staff", "post",
                        "/audit/verification", "get",
                        "/checks", "post")
                .forEach((path, method) -> assertThat(
                                document.path("paths").path(path).has(method))
                        .as(method + " " + path)
                        .isTrue());
        assertThat(parameters("/staff", "post")).contains("Idempotency-Key");
        assertThat(parameters("/tokens", "post")).doesNotContain("Idempotency-Key");
        assertThat(parameters("/clinics/{code}", "put")).contains("code", "If-Match");
        assertThat(document.at("/paths/~1clinics~1{code}/put/responses").has("412"))
                .isTrue();
    }

    private List<String> parameters(String path, String method) {
        return document.path("paths").path(path).path(method).path("parameters").findValuesAsText("name");
    }
}
