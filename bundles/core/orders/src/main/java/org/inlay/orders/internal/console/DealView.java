package org.inlay.orders.internal.console;

import org.inlay.orders.Order;
import org.inlay.platform.Explanation;
import org.inlay.platform.web.console.Why;
import org.inlay.platform.web.console.Words;

/**
 * A deal decision in words, with why it is so (G5).
 *
 * @param look class of the style sheet: what the colour means
 */
public record DealView(String text, String look, Why why) {
    static DealView of(Order.Deal deal, Words words) {
        boolean stands = "DEAL".equals(deal.decision());
        String text = text(deal, stands, words);
        String decision = deal.decision() == null ? "" : deal.decision();
        Explanation explanation = new Explanation(decision, "deal", deal.ruleVersion(), deal.checks(), deal.flip());
        return new DealView(text, stands ? "good" : "wait", Why.of(explanation, text, words));
    }

    private static String text(Order.Deal deal, boolean stands, Words words) {
        if (deal.decision() == null) {
            return words.t("deal.undecided");
        }
        String decision = words.code("deal", deal.decision());
        return stands || deal.flip() == null
                ? decision
                : words.t("deal.because", "decision", decision, "flip", deal.flip());
    }
}
