package org.inlay.orders.internal.domain;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.inlay.customers.Tags;
import org.inlay.customers.spi.TagProvider;
import org.inlay.platform.Access;
import org.inlay.platform.Check;
import org.inlay.platform.Explanation;
import org.inlay.platform.Messages;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The tag {@code arrears} (是否欠费, T4): any confirmed order with something due (D10). */
@Component(service = TagProvider.class)
public class ArrearsTag implements TagProvider {
    public static final String TAG = "arrears";
    private static final String YES = "yes";
    private static final String NO = "no";
    private static final int CENTS = 2;

    private final FactsStore facts;
    private final Messages messages;
    private final Access access;

    @Activate
    public ArrearsTag(@Reference FactsStore facts, @Reference Messages messages, @Reference Access access) {
        this.facts = facts;
        this.messages = messages;
        this.access = access;
    }

    @Override
    public Tags.Definition definition() {
        return new Tags.Definition(TAG, List.of(YES, NO), "core");
    }

    @Override
    public Set<String> dependsOn() {
        return Set.of(FactsBook.ARREARS);
    }

    @Override
    public String initialValue() {
        return NO;
    }

    @Override
    public Map<Subject, State> evaluate(Collection<Subject> subjects) {
        Map<Subject, State> states = new HashMap<>();
        facts.read(subjects).forEach((subject, known) -> {
            if (known.arrearsSince() != null) {
                states.put(subject, new State(known.arrears() > 0 ? YES : NO, known.arrearsSince()));
            }
        });
        return states;
    }

    @Override
    public Explanation explain(Subject subject) {
        long due =
                facts.read(List.of(subject)).getOrDefault(subject, Facts.NONE).arrears();
        String amount = java.math.BigDecimal.valueOf(due, CENTS).toPlainString();
        String flip =
                due > 0 ? messages.text(access.caller().locale(), "arrears.tag.flip", Map.of("due", amount)) : null;
        return new Explanation(due > 0 ? YES : NO, TAG, 0, List.of(new Check("due", amount, "> 0.00", due > 0)), flip);
    }
}
