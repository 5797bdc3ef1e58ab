package org.inlay.orders.internal.domain;

import java.util.Map;
import java.util.regex.Pattern;

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

    private OldWords() {}
}
