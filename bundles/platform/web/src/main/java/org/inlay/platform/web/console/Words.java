package org.inlay.platform.web.console;

import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.inlay.platform.Messages;
import org.inlay.platform.Problem;
import org.inlay.platform.Violation;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/** Texts, money, dates and times in the person's language, at the clinic's clock. */
public final class Words {
    private static final Map<String, String> SIGNS = Map.of("CNY", "¥", "USD", "$", "EUR", "€", "HKD", "HK$");

    private final Messages messages;
    private final Locale locale;
    private final ZoneId zone;

    public Words(Messages messages, Locale locale, ZoneId zone) {
        this.messages = messages;
        this.locale = locale;
        this.zone = zone;
    }

    /** The same in another zone. */
    public Words at(ZoneId other) {
        return new Words(messages, locale, other);
    }

    /** Whether they are Chinese. */
    public boolean chinese() {
        return "zh".equals(locale.getLanguage());
    }

    /** The language as HTML and HTTP name it. */
    public String language() {
        return chinese() ? "zh-CN" : "en";
    }

    /** The text of the key. */
    public String t(String key) {
        return messages.text(locale, key, Map.of());
    }

    /** The text of the key with arguments: a name, its value, and so on. */
    public String t(String key, Object... namesAndValues) {
        Map<String, Object> arguments = new HashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            arguments.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return messages.text(locale, key, arguments);
    }

    /** The word for a code, from the text {@code <list>.<code>}; the code itself when there is none. */
    public String code(String list, @Nullable String code) {
        if (code == null || code.isEmpty()) {
            return "";
        }
        String key = list + "." + code;
        String text = t(key);
        return text.equals(key) ? code : text;
    }

    /** What a refusal says. */
    public String problem(Problem problem) {
        String key = "problem." + problem.reason();
        String text = messages.text(locale, key, problem.arguments());
        return text.equals(key) ? t("console.problem", "reason", problem.reason()) : text;
    }

    /** What is wrong with a field. */
    public String violation(Violation violation) {
        return t(violation.message());
    }

    /** With its sign, two decimals and thousands: ¥1,280.00. */
    public String money(Money money) {
        DecimalFormat format = new DecimalFormat("#,##0.00", DecimalFormatSymbols.getInstance(Locale.ROOT));
        format.setMinimumFractionDigits(money.getCurrencyUnit().getDecimalPlaces());
        format.setMaximumFractionDigits(money.getCurrencyUnit().getDecimalPlaces());
        String sign = SIGNS.getOrDefault(
                money.getCurrencyUnit().getCode(), money.getCurrencyUnit().getCode() + " ");
        return (money.isNegative() ? "−" : "")
                + sign
                + format.format(money.getAmount().abs());
    }

    /** With the weekday: 2026年11月27日 周五, Fri 27 Nov 2026. */
    public String date(@Nullable LocalDate date) {
        return date == null ? "" : formatter("yyyy年M月d日 EEE", "EEE d MMM yyyy").format(date);
    }

    /** Hour and minute at the clinic's clock. */
    public String time(@Nullable Instant instant) {
        return instant == null
                ? ""
                : DateTimeFormatter.ofPattern("HH:mm", locale).format(instant.atZone(zone));
    }

    /** Date and time at the clinic's clock. */
    public String dateTime(@Nullable Instant instant) {
        return instant == null
                ? ""
                : formatter("yyyy年M月d日 HH:mm", "d MMM yyyy HH:mm").format(instant.atZone(zone));
    }

    /** The clinic's zone. */
    public ZoneId zone() {
        return zone;
    }

    private DateTimeFormatter formatter(String chinese, String english) {
        return DateTimeFormatter.ofPattern(chinese() ? chinese : english, locale);
    }
}
