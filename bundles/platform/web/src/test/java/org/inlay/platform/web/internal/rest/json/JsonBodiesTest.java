package org.inlay.platform.web.internal.rest.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.annotation.Annotation;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.MultivaluedHashMap;
import org.inlay.platform.Id;
import org.inlay.platform.Problem;
import org.inlay.platform.web.MoneyInput;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonBodiesTest {
    private final JsonBodies bodies = new JsonBodies();

    enum Colour {
        RED,
        GREEN
    }

    record Line(
            @Nullable String item,
            int quantity,
            boolean gift,
            @Nullable MoneyInput price) {}

    record Body(
            @Nullable Id customer,
            @Nullable Instant at,
            @Nullable LocalDate date,
            @Nullable LocalTime time,
            @Nullable Colour colour,
            @Nullable Integer number,
            @Nullable Map<String, Object> free,
            @Nullable List<Line> lines) {}

    @Test
    @DisplayName("every kind of value is read")
    void reads() {
        Body body = read("""
                {"customer":"0000000000011","at":"2026-02-28T10:30:00+08:00","date":"2026-02-28","time":"04:00",
                 "colour":"RED","number":3,"free":{"a":[1,2.50,"x",null,true]},
                 "lines":[{"item":"补水","quantity":2,"price":"999.00"},
                          {"item":"x","quantity":1,"gift":true,"price":{"amount":"1","currency":"CNY"}}]}
                """);
        assertThat(body.customer()).isEqualTo(new Id(33));
        assertThat(body.at()).isEqualTo("2026-02-28T02:30:00Z");
        assertThat(body.date()).isEqualTo("2026-02-28");
        assertThat(body.time()).isEqualTo("04:00");
        assertThat(body.free()).hasToString("{a=[1, 2.50, x, null, true]}");
        assertThat(body.lines())
                .extracting(Line::price)
                .containsExactly(new MoneyInput("999.00", null), new MoneyInput("1", "CNY"));
        assertThat(body.lines()).extracting(Line::gift).containsExactly(false, true);
    }

    @ParameterizedTest
    @DisplayName("what is wrong is refused with a reason and the field's path")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    {"number":                                        | malformed-json  |
                    {"number":1} x                                    | malformed-json  |
                    {"number":1}{"number":2}                          | wrong-type      |
                    {number:1}                                        | malformed-json  |
                    {"number":NaN}                                    | malformed-json  |
                    {"number":01}                                     | malformed-json  |
                    []                                                | wrong-type      |
                    "x"                                               | wrong-type      |
                    3                                                 | wrong-type      |
                    ""                                                | wrong-type      |
                    null                                              | body-required   |
                    {"number":1,"number":2}                           | duplicate-field |
                    {"nuber":1}                                       | unknown-field   | nuber
                    {"lines":[{"item":"a"},{"kind":"b"}]}             | unknown-field   | lines[1].kind
                    {"lines":[{"price":{"amount":"1","tax":"2"}}]}    | unknown-field   | lines[0].price.tax
                    {"number":"1"}                                    | wrong-type      | number
                    {"number":1.5}                                    | wrong-type      | number
                    {"number":1.0}                                    | wrong-type      | number
                    {"number":3000000000}                             | wrong-type      | number
                    {"number":true}                                   | wrong-type      | number
                    {"number":""}                                     | wrong-type      | number
                    {"number":[1]}                                    | wrong-type      | number
                    {"number":{}}                                     | wrong-type      | number
                    {"lines":{}}                                      | wrong-type      | lines
                    {"lines":""}                                      | wrong-type      | lines
                    {"lines":[3]}                                     | wrong-type      | lines[0]
                    {"lines":[{"item":5}]}                            | wrong-type      | lines[0].item
                    {"lines":[{"item":1.5}]}                          | wrong-type      | lines[0].item
                    {"lines":[{"item":true}]}                         | wrong-type      | lines[0].item
                    {"lines":[{"item":["a"]}]}                        | wrong-type      | lines[0].item
                    {"lines":[{"item":{}}]}                           | wrong-type      | lines[0].item
                    {"lines":[{"gift":"true"}]}                       | wrong-type      | lines[0].gift
                    {"lines":[{"gift":1}]}                            | wrong-type      | lines[0].gift
                    {"lines":[{"quantity":"2"}]}                      | wrong-type      | lines[0].quantity
                    {"lines":[{"price":999.00}]}                      | wrong-type      | lines[0].price
                    {"lines":[{"price":{}}]}                          | wrong-type      | lines[0].price
                    {"lines":[{"price":{"amount":5}}]}                | wrong-type      | lines[0].price
                    {"colour":"BLUE"}                                 | unknown-value   | colour
                    {"colour":"red"}                                  | unknown-value   | colour
                    {"colour":""}                                     | unknown-value   | colour
                    {"colour":0}                                      | unknown-value   | colour
                    {"customer":"12"}                                 | invalid-id      | customer
                    {"customer":12}                                   | wrong-type      | customer
                    {"at":"2026-02-28T10:30:00"}                      | invalid-instant | at
                    {"at":"2026-02-28"}                               | invalid-instant | at
                    {"at":"+999999-01-01T00:00:00Z"}                  | invalid-instant | at
                    {"at":1772245800}                                 | wrong-type      | at
                    {"date":"2026-02-29"}                             | invalid-date    | date
                    {"date":"2026-2-9"}                               | invalid-date    | date
                    {"date":"0000-01-01"}                             | invalid-date    | date
                    {"date":"+123456789-01-01"}                       | invalid-date    | date
                    {"date":[2026,2,9]}                               | wrong-type      | date
                    {"time":"25:00"}                                  | invalid-time    | time
                    {"lines":[{"item":"a\\u0000b"}]}                  | invalid-text    |
                    {"lines":[{"item":"\\ud83d"}]}                    | invalid-text    |
                    {"lines":[{"item":"\\ude00x"}]}                   | invalid-text    |
                    {"free":{"a\\u0000":1}}                           | invalid-text    |
                    """)
    void refuses(String json, String reason, @Nullable String field) {
        Problem problem = refused(json.getBytes(StandardCharsets.UTF_8), null);
        assertThat(problem.reason()).isEqualTo(reason);
        if (field != null) {
            assertThat(problem.arguments().get("field")).isEqualTo(field);
        }
    }

    @Test
    @DisplayName("a pair of surrogates is a character like others")
    void emoji() {
        assertThat(read("{\"lines\":[{\"item\":\"\\ud83d\\ude00\"}]}").lines())
                .extracting(Line::item)
                .containsExactly("😀");
    }

    @Test
    @DisplayName("a body is JSON in UTF-8 and nothing else")
    void encoding() {
        assertThat(refused(new byte[] {'"', (byte) 0xB2, (byte) 0xB9, '"'}, null)
                        .reason())
                .isEqualTo("malformed-json");
        assertThat(refused("{}".getBytes(StandardCharsets.UTF_16), null).reason())
                .isEqualTo("malformed-json");
        assertThat(refused(new byte[0], null).reason()).isEqualTo("body-required");
        assertThat(refused("{}".getBytes(StandardCharsets.UTF_8), "gbk").reason())
                .isEqualTo("unsupported-charset");
        assertThat(refused("{}".getBytes(StandardCharsets.UTF_8), "no-such").reason())
                .isEqualTo("unsupported-charset");
    }

    @ParameterizedTest
    @ValueSource(ints = {1 << 20, 10 << 20})
    @DisplayName("a body above 1 MiB is refused however it comes")
    void tooLarge(int size) {
        assertThat(refused(" ".repeat(size + 1).getBytes(StandardCharsets.UTF_8), null)
                        .reason())
                .isEqualTo("body-too-large");
    }

    @Test
    @DisplayName("deep nesting, long texts and long numbers are refused")
    void complex() {
        assertThat(refused("{\"free\":{\"a\":%s%s}}".formatted("[".repeat(300), "]".repeat(300)))
                        .reason())
                .isEqualTo("json-too-complex");
        assertThat(refused("{\"free\":{\"a\":\"%s\"}}".formatted("x".repeat(100_001)))
                        .reason())
                .isEqualTo("json-too-complex");
        assertThat(refused("{\"free\":{\"a\":%s}}".formatted("9".repeat(50))).reason())
                .isEqualTo("json-too-complex");
    }

    @Test
    @DisplayName("values are written as clients send them")
    void writes() throws IOException {
        record Answer(
                Id id,
                Money net,
                Instant at,
                LocalDate date,
                LocalTime cutOff,
                @Nullable String none) {}
        Answer answer = new Answer(
                new Id(33),
                Money.parse("CNY 999"),
                Instant.parse("2026-02-28T02:30:00.125Z"),
                LocalDate.of(2026, 2, 28),
                LocalTime.of(4, 0),
                null);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        bodies.writeTo(
                answer,
                Answer.class,
                Answer.class,
                new Annotation[0],
                MediaType.APPLICATION_JSON_TYPE,
                new MultivaluedHashMap<>(),
                out);
        assertThat(out.toString(StandardCharsets.UTF_8))
                .isEqualTo(
                        "{\"id\":\"0000000000011\",\"net\":{\"amount\":\"999.00\",\"currency\":\"CNY\"},"
                                + "\"at\":\"2026-02-28T02:30:00.125Z\",\"date\":\"2026-02-28\",\"cutOff\":\"04:00\",\"none\":null}");
    }

    private Problem refused(String json) {
        return refused(json.getBytes(StandardCharsets.UTF_8), null);
    }

    private Problem refused(byte[] bytes, @Nullable String charset) {
        Problem problem = catchThrowableOfType(Problem.class, () -> read(bytes, charset));
        assertThat(problem)
                .as(new String(bytes, 0, Math.min(200, bytes.length), StandardCharsets.UTF_8))
                .isNotNull();
        return problem;
    }

    private Body read(String json) {
        return read(json.getBytes(StandardCharsets.UTF_8), null);
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private Body read(byte[] bytes, @Nullable String charset) {
        MediaType media = charset == null
                ? MediaType.APPLICATION_JSON_TYPE
                : MediaType.APPLICATION_JSON_TYPE.withCharset(charset);
        try {
            return (Body) bodies.readFrom(
                    (Class) Body.class,
                    Body.class,
                    new Annotation[0],
                    media,
                    new MultivaluedHashMap<>(),
                    new ByteArrayInputStream(bytes));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
