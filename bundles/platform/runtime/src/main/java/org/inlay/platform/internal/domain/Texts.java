package org.inlay.platform.internal.domain;

import java.util.Locale;
import java.util.Map;

/** Texts by key in both languages. Chinese for Chinese locales, else English; the other where one has no text. */
record Texts(Map<String, String> english, Map<String, String> chinese) {

    String text(Locale locale, String key, Map<String, ?> arguments) {
        boolean zh = Locale.CHINESE.getLanguage().equals(locale.getLanguage());
        Map<String, String> first = zh ? chinese : english;
        Map<String, String> second = zh ? english : chinese;
        String pattern = first.getOrDefault(key, second.getOrDefault(key, key));
        return fill(pattern, arguments);
    }

    /** One pass: an argument that looks like a placeholder stays as it is; an unknown placeholder too. */
    private static String fill(String pattern, Map<String, ?> arguments) {
        StringBuilder text = new StringBuilder();
        int from = 0;
        for (int open = pattern.indexOf('{'); open >= 0; open = pattern.indexOf('{', from)) {
            int close = pattern.indexOf('}', open);
            if (close < 0) {
                break;
            }
            String name = pattern.substring(open + 1, close);
            text.append(pattern, from, open);
            text.append(arguments.containsKey(name) ? arguments.get(name) : pattern.substring(open, close + 1));
            from = close + 1;
        }
        return text.append(pattern.substring(from)).toString();
    }
}
