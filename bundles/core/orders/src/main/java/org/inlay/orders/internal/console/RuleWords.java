package org.inlay.orders.internal.console;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.inlay.platform.web.console.Words;

/** A version of the deal rule in one sentence. */
public final class RuleWords {
    private RuleWords() {}

    /** E.g. "order types 医美; minimum ≥ 99.00; decided at the confirmation; …". */
    public static String text(Map<String, Object> document, Words words) {
        List<String> parts = new ArrayList<>();
        if (document.get("orderTypes") instanceof List<?> types) {
            parts.add(words.t("console.rule.order-types") + " "
                    + String.join(", ", types.stream().map(String::valueOf).toList()));
        }
        if (document.get("minimum") instanceof Map<?, ?> minimum) {
            parts.add(words.t("console.rule.minimum") + " " + minimum.get("amount"));
        }
        for (String choice : List.of("comparison", "decideAt", "onReturn", "countPer")) {
            parts.add(words.t("console.rule." + choice + "." + document.get(choice)));
        }
        return String.join(words.t("console.list"), parts);
    }
}
