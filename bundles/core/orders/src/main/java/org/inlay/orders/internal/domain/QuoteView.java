package org.inlay.orders.internal.domain;

import java.time.Instant;
import java.util.List;
import org.inlay.orders.NewOrder;
import org.inlay.orders.Order;
import org.inlay.orders.Quote;
import org.inlay.platform.Access;
import org.inlay.platform.Id;
import org.inlay.platform.Messages;
import org.inlay.platform.RuleVersion;
import org.joda.money.Money;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Shows a priced order as a quote, with the deal it would be. */
@Component(service = QuoteView.class)
public class QuoteView {
    /** Lines of a quote have no id yet. */
    private static final Id NO_ID = new Id(0);

    private final DealRulesNow rules;
    private final Messages messages;
    private final Access access;

    @Activate
    public QuoteView(@Reference DealRulesNow rules, @Reference Messages messages, @Reference Access access) {
        this.rules = rules;
        this.messages = messages;
        this.access = access;
    }

    /** The quote; its deal is judged as if the order were confirmed and paid at this instant. */
    public Quote of(NewOrder order, Priced priced, Instant at) {
        RuleVersion<DealRule> rule = rules.at(order.clinic(), at);
        DealDecision decision = DealJudge.preview(rule.value(), priced.dealCase(order.type()));
        String flip = DealFlip.of(decision.checks())
                .map(text -> messages.text(access.caller().locale(), text.key(), text.arguments()))
                .orElse(null);
        return new Quote(
                lines(priced),
                priced.adjustments(),
                priced.refusals(),
                priced.gross(),
                priced.net(),
                new Order.Deal(
                        decision.value(),
                        null,
                        rule.version(),
                        decision.amount(),
                        decision.checks(),
                        null,
                        null,
                        flip));
    }

    private static List<Order.Line> lines(Priced priced) {
        Money zero = Money.zero(priced.net().getCurrencyUnit());
        return priced.lines().stream()
                .map(line -> new Order.Line(
                        NO_ID,
                        line.number(),
                        line.item().code(),
                        line.item().name(),
                        line.item().kind(),
                        line.quantity(),
                        line.item().price(),
                        line.price(),
                        line.net(),
                        line.gift(),
                        0,
                        zero,
                        line.staff()))
                .toList();
    }
}
