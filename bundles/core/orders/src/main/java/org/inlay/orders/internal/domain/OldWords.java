package org.inlay.orders.internal.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.inlay.customers.LegacyReading;
import org.inlay.customers.VisitType;
import org.inlay.platform.spi.Cells;

/** The words of the old system's files, beside Inlay's own. */
final class OldWords {
    /** Between the entries of a cell that holds several. */
    static final Pattern BAR = Pattern.compile("\\|");

    static final Map<String, String> KINDS = Map.of(
            "服务项目", "SERVICE",
            "服务", "SERVICE",
            "商品", "GOODS",
            "药品", "DRUG",
            "套餐", "PACKAGE",
            "卡项", "CARD");

    static final Map<String, Boolean> DEALS = Map.of(
            "是", true,
            "否", false,
            "成交", true,
            "未成交", false,
            "DEAL", true,
            "NO_DEAL", false,
            "yes", true,
            "no", false,
            "1", true,
            "0", false);

    static final Map<String, String> CUSTOMER_TYPES = Map.of(
            "新客", LegacyReading.NEW, "老客", LegacyReading.OLD, "NEW", LegacyReading.NEW, "OLD", LegacyReading.OLD);

    static final Map<String, VisitType> VISIT_TYPES = Map.of(
            "初诊", VisitType.INITIAL,
            "复诊", VisitType.RETURN,
            "疗程内", VisitType.IN_COURSE,
            "复查", VisitType.CHECK_UP,
            "再消费", VisitType.REPURCHASE,
            "INITIAL", VisitType.INITIAL,
            "RETURN", VisitType.RETURN,
            "IN_COURSE", VisitType.IN_COURSE,
            "CHECK_UP", VisitType.CHECK_UP,
            "REPURCHASE", VisitType.REPURCHASE);

    private OldWords() {}

    /** The meanings of the words in a cell, parted by bars; each once. An unknown word is a violation. */
    static <T> List<T> several(Cells cells, String column, Map<String, T> words) {
        String text = cells.optional(column, 200);
        if (text == null) {
            return List.of();
        }
        List<T> meanings = new ArrayList<>();
        for (String word : BAR.split(text, -1)) {
            T meaning = words.get(word.strip());
            if (meaning == null) {
                cells.refuse(column, "import.choice");
                return List.of();
            }
            if (!meanings.contains(meaning)) {
                meanings.add(meaning);
            }
        }
        return List.copyOf(meanings);
    }
}
