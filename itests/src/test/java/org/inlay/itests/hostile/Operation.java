package org.inlay.itests.hostile;

import java.util.List;
import org.inlay.itests.hostile.Operations.Reach;

/**
 * One call that works, and who may make it.
 *
 * @param method HTTP method
 * @param route path as the OpenAPI document names it
 * @param reach how far the permission must reach
 * @param permissions asked for, all of them; empty where none is
 * @param refused whether even the sample of who may is refused, by a rule
 * @param path below {@code /api/v1}, with {@code $names} of the scene
 * @param body with {@code $names} of the scene; empty without a body
 */
record Operation(
        String method, String route, Reach reach, List<String> permissions, boolean refused, String path, String body) {

    String key() {
        return method + " " + route;
    }

    boolean csv() {
        return method.equals("POST") && route.equals("/imports/{dataset}");
    }

    boolean archive() {
        return route.equals("/plugins/archives");
    }

    /** What its body is. */
    String type() {
        if (archive()) {
            return "application/octet-stream";
        }
        return csv() ? "text/csv" : "application/json";
    }

    /** Whether the document asks for {@code If-Match} here; a rule may do without. */
    boolean versioned() {
        return List.of(
                        "PUT /customers/{id}",
                        "PUT /treatment-records/{id}",
                        "PUT /items/{code}",
                        "PUT /clinics/{code}",
                        "PUT /segments/{id}",
                        "DELETE /segments/{id}")
                .contains(key());
    }

    @Override
    public String toString() {
        return method + " " + path;
    }
}
