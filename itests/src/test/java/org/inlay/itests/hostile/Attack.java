package org.inlay.itests.hostile;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * One request.
 *
 * @param operation as the OpenAPI document names it
 * @param routed whether it surely reaches that operation: a path of {@code ..} does not
 */
record Attack(
        int number,
        String operation,
        String method,
        URI uri,
        Map<String, String> headers,
        byte[] body,
        boolean routed) {

    /** Enough to send it again. */
    @Override
    public String toString() {
        String text = new String(body, StandardCharsets.UTF_8);
        return "request " + number + " (" + operation + "): " + method + " " + shortened(uri.toString()) + " " + headers
                + "\n" + shortened(text) + (text.length() > 1500 ? " … " + body.length + " bytes" : "");
    }

    private static String shortened(String text) {
        return text.substring(0, Math.min(text.length(), 1500));
    }
}
