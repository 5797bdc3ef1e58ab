package org.inlay.customers.internal.domain;

import java.text.Normalizer;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Telephone numbers as people write them, made E.164; read in the country of the clinic where none is stated. */
final class PhoneNumber {
    private static final String CHINA = "86";
    private static final Map<String, String> CALLING_CODES = Map.of(
            "Asia/Shanghai", CHINA,
            "Asia/Urumqi", CHINA,
            "PRC", CHINA,
            "Asia/Hong_Kong", "852",
            "Asia/Macau", "853",
            "Asia/Taipei", "886",
            "Asia/Singapore", "65",
            "Asia/Tokyo", "81",
            "Asia/Seoul", "82");

    private static final Pattern PUNCTUATION = Pattern.compile("[\\s\\-().·]");
    private static final Pattern INTERNATIONAL = Pattern.compile("\\+[1-9]\\d{6,14}");
    private static final Pattern NATIONAL = Pattern.compile("0?[1-9]\\d{4,11}");
    private static final Pattern CHINESE_MOBILE = Pattern.compile("1[3-9]\\d{9}");
    private static final Pattern CHINESE_LANDLINE = Pattern.compile("(10|2\\d)\\d{8}|[3-9]\\d{2}\\d{7,8}");

    private PhoneNumber() {}

    /** The number in E.164, or empty when it is none. */
    static Optional<String> normalise(String written, ZoneId zone) {
        String text = PUNCTUATION
                .matcher(Normalizer.normalize(written, Normalizer.Form.NFKC))
                .replaceAll("");
        if (text.startsWith("00")) {
            text = "+" + text.substring(2);
        }
        String country = CALLING_CODES.getOrDefault(zone.getId(), "");
        if (text.startsWith("+")) {
            return international(text);
        }
        if (country.equals(CHINA)) {
            return chinese(text, false);
        }
        if (country.isEmpty() || !NATIONAL.matcher(text).matches()) {
            return Optional.empty();
        }
        return Optional.of("+" + country + (text.startsWith("0") ? text.substring(1) : text));
    }

    private static Optional<String> international(String text) {
        if (text.startsWith("+" + CHINA)) {
            return chinese(text.substring(1 + CHINA.length()), true);
        }
        return Optional.of(text).filter(t -> INTERNATIONAL.matcher(t).matches());
    }

    private static Optional<String> chinese(String text, boolean international) {
        String national = text.startsWith(CHINA) && text.length() == 13 ? text.substring(CHINA.length()) : text;
        if (CHINESE_MOBILE.matcher(national).matches()) {
            return Optional.of("+" + CHINA + national);
        }
        String landline = national.startsWith("0") ? national.substring(1) : national;
        boolean marked = national.startsWith("0") || international;
        return Optional.of("+" + CHINA + landline)
                .filter(e -> marked && CHINESE_LANDLINE.matcher(landline).matches());
    }

    /** As shown to callers who may not contact the customer: {@code 138****8000}. */
    static String mask(String e164) {
        String national = e164.startsWith("+" + CHINA) ? e164.substring(1 + CHINA.length()) : e164;
        int head = national.startsWith("+") ? Math.min(4, national.length() - 5) : 3;
        return national.substring(0, head) + "****" + national.substring(national.length() - 4);
    }

    /** The last four digits, by which the front desk asks for a customer. */
    static String tail(String e164) {
        return e164.substring(e164.length() - 4);
    }
}
