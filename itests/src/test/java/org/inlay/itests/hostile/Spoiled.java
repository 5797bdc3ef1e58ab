package org.inlay.itests.hostile;

import java.util.List;
import java.util.Random;

/** Values nobody should send, as JSON text and as plain text. */
final class Spoiled {

    /** JSON text, so that what no writer would write can be sent: lone surrogates, NaN, numbers beyond all types. */
    private static final List<String> JSON = List.of(
            "null",
            "true",
            "false",
            "[]",
            "{}",
            "[null]",
            "[[[[]]]]",
            "{\"a\":{\"b\":[{}]}}",
            "\"\"",
            "\" \"",
            "0",
            "-0",
            "1",
            "-1",
            "1.5",
            "0.1",
            "1e-30",
            "1e5",
            "1e308",
            "1e999",
            "1E+2147483647",
            "-1e2147483647",
            "2147483647",
            "2147483648",
            "-2147483649",
            "9223372036854775807",
            "9223372036854775808",
            "99999999999999999999999999999999",
            "0.00000000000000000000000000001",
            "NaN",
            "Infinity",
            "01",
            "+1",
            "0x1F",
            "\"\\u0000\"",
            "\"a\\u0000b\"",
            "\"\\ud800\"",
            "\"x\\udc00\"",
            "\"\\u0007\\u001b[31m\"",
            "\"\\u202e\\ufeff\"",
            "\"\\r\\nSet-Cookie: a=b\"",
            "\"\\q\"",
            "\"\\u12\"",
            "\"tab\there\"",
            "'x'",
            "undefined",
            "/*c*/1",
            "\"1\"",
            "{\"amount\":\"1.00\",\"currency\":\"USD\"}",
            "{\"amount\":\"1\",\"currency\":\"JPY\"}",
            "{\"amount\":\"1.00\",\"currency\":\"XXX\"}",
            "{\"amount\":1,\"currency\":\"CNY\"}",
            "{\"amount\":\"1.001\",\"currency\":\"KWD\"}",
            "{\"currency\":\"CNY\"}",
            "{\"amount\":null}");

    private static final List<String> TEXTS = List.of(
            "' OR '1'='1",
            "'; DROP TABLE cu_customer; --",
            "%' UNION SELECT * FROM pl_staff --",
            "\\",
            "%",
            "_",
            "!",
            "*",
            "<script>alert(1)</script>",
            "\"><img src=x onerror=alert(1)>",
            "${jndi:ldap://127.0.0.1/x}",
            "#{7*7}",
            "%s%n%x",
            "=cmd|' /C calc'!A0",
            "../../../../etc/passwd",
            "..\\..\\x",
            "a/b",
            "a;b=c",
            "a?b",
            "a#b",
            "a&b=c",
            ".",
            "..",
            "null",
            "undefined",
            "true",
            "-1",
            "0",
            "1e400",
            "NaN",
            "999999999999999999999",
            "1,000.00",
            "１００",
            "١٢٣",
            "0.001",
            "-0.01",
            "0.00",
            "999999999999.99",
            "9999999999999.99",
            "2026-02-30",
            "2026-13-01",
            "0000-00-00",
            "0001-01-01",
            "9999-12-31",
            "+999999999-12-31",
            "-999999999-01-01",
            "2026-01-01",
            "2026-01-01T25:00:00Z",
            "2026-01-01T00:00:00",
            "2026-01-01T00:00:00Z",
            "0001-01-01T00:00:00Z",
            "9999-12-31T23:59:59Z",
            "+1000000000-12-31T23:59:59.999999999Z",
            "-1000000000-01-01T00:00:00Z",
            "2026-06-30T23:59:60Z",
            "24:00",
            "99:99",
            "-1:00",
            "Asia/Nowhere",
            "GMT+99",
            "XXX",
            "XAU",
            "BTC",
            "cny",
            "0000000000000",
            "0000000000001",
            "7ZZZZZZZZZZZZ",
            "8000000000000",
            "ZZZZZZZZZZZZZ",
            "ILOUilou00000",
            "!!!!!!!!!!!!!",
            "王\u0301芳",
            "👩‍👩‍👧‍👦",
            "\u202eabc",
            "\ufeff",
            "\u200b",
            "İ",
            "ß",
            "ﷺ",
            "\u0000",
            "a\u0000b",
            "\u0001",
            "\t",
            "\r\n",
            "\ud800",
            "\udfff",
            "CASH",
            "ORGANISATION",
            "deal",
            "MANAGER",
            "admin",
            "");

    private final Random random;

    Spoiled(Random random) {
        this.random = random;
    }

    /** JSON text of anything. */
    String json() {
        return switch (random.nextInt(10)) {
            case 0, 1, 2, 3 -> one(JSON);
            case 4 -> "[".repeat(depth()) + "]".repeat(depth());
            case 5 -> '"' + "汉".repeat(length()) + '"';
            case 6 -> '"' + "x".repeat(length()) + '"';
            default -> quoted(text());
        };
    }

    /** Plain text. */
    String text() {
        return random.nextInt(12) == 0 ? "z".repeat(Math.min(length(), 4000)) : one(TEXTS);
    }

    private int length() {
        return List.of(17, 33, 65, 101, 201, 501, 4001, 8001, 70_000).get(random.nextInt(9));
    }

    private int depth() {
        return List.of(10, 60, 600, 5000).get(random.nextInt(4));
    }

    private String one(List<String> values) {
        return values.get(random.nextInt(values.size()));
    }

    /** JSON text of the text; what JSON may not hold is escaped or left as it is, as chance will have it. */
    private String quoted(String text) {
        StringBuilder json = new StringBuilder("\"");
        for (char c : text.toCharArray()) {
            if (c == '"' || c == '\\') {
                json.append('\\').append(c);
            } else if (c < ' ' || Character.isSurrogate(c)) {
                json.append(String.format("\\u%04x", (int) c));
            } else {
                json.append(c);
            }
        }
        return json.append('"').toString();
    }
}
