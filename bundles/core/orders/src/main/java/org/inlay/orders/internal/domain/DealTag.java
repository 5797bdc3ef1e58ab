package org.inlay.orders.internal.domain;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.inlay.customers.LegacyTypes;
import org.inlay.customers.LegacyTypes.LegacyType;
import org.inlay.customers.Tags;
import org.inlay.customers.spi.TagProvider;
import org.inlay.orders.internal.domain.DealRule.CountPer;
import org.inlay.orders.internal.domain.OrderHistory.StoodDeal;
import org.inlay.platform.Access;
import org.inlay.platform.Check;
import org.inlay.platform.Clinic;
import org.inlay.platform.Explanation;
import org.inlay.platform.Messages;
import org.inlay.platform.RuleVersion;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The tag {@code deal} (客户成交, T1): distinct business dates with a standing deal, 0, 1 or more; or standing deals. */
@Component(service = TagProvider.class)
public class DealTag implements TagProvider {
    public static final String TAG = "deal";
    private static final List<String> VALUES = List.of("NONE", "ONCE", "MULTIPLE");

    private final FactsStore facts;
    private final DealCounting counting;
    private final CurrentDealRule rules;
    private final OldTypes old;
    private final Messages messages;
    private final Access access;

    @Activate
    public DealTag(
            @Reference FactsStore facts,
            @Reference DealCounting counting,
            @Reference CurrentDealRule rules,
            @Reference OldTypes old,
            @Reference Messages messages,
            @Reference Access access) {
        this.facts = facts;
        this.counting = counting;
        this.rules = rules;
        this.old = old;
        this.messages = messages;
        this.access = access;
    }

    @Override
    public Tags.Definition definition() {
        return new Tags.Definition(TAG, VALUES, "core");
    }

    @Override
    public Set<String> dependsOn() {
        return Set.of(FactsBook.DEAL, LegacyTypes.CHANGE);
    }

    @Override
    public String initialValue() {
        return VALUES.get(0);
    }

    @Override
    public Map<Subject, State> evaluate(Collection<Subject> subjects) {
        Set<String> perOrder =
                counting.perOrder(subjects.stream().map(Subject::clinic).collect(Collectors.toSet()));
        Map<Subject, State> states = new HashMap<>();
        facts.read(subjects).forEach((subject, known) -> {
            boolean orders = perOrder.contains(subject.clinic());
            Instant since = orders ? known.dealsSince() : known.dealDatesSince();
            if (since != null) {
                states.put(subject, new State(value(orders ? known.deals() : known.dealDates()), since));
            }
        });
        addOld(subjects, states);
        return states;
    }

    /** T8: whoever never had a decision is what the old system said. */
    private void addOld(Collection<Subject> subjects, Map<Subject, State> states) {
        List<Subject> without = subjects.stream()
                .filter(subject -> !states.containsKey(subject))
                .toList();
        old.sayingTag(without).forEach((subject, type) -> {
            String deal = type.deal();
            if (deal != null) {
                states.put(subject, new State(deal, type.at()));
            }
        });
    }

    private static String value(int count) {
        return VALUES.get(Facts.several(count));
    }

    @Override
    public Explanation explain(Subject subject) {
        LegacyType told = old.sayingTag(List.of(subject)).get(subject);
        return told == null ? counted(subject) : told(told);
    }

    private Explanation told(LegacyType type) {
        String deal = Objects.requireNonNull(type.deal());
        return new Explanation(
                deal,
                DealRules.ID,
                0,
                List.of(new Check("imported", Objects.requireNonNull(type.customerType()), "", true)),
                messages.text(access.caller().locale(), "deal.tag.flip.imported", Map.of()));
    }

    private Explanation counted(Subject subject) {
        OrderHistory history =
                facts.histories(List.of(subject.customer())).getOrDefault(subject.customer(), OrderHistory.EMPTY);
        boolean organisation = subject.clinic().equals(Clinic.ORGANISATION);
        List<StoodDeal> standing = (organisation ? history : history.in(subject.clinic()))
                .deals().stream().filter(deal -> deal.reversedAt() == null).toList();
        boolean perOrder = counting.of(subject.clinic()) == CountPer.ORDER;
        TreeSet<java.time.LocalDate> dates =
                standing.stream().map(StoodDeal::date).collect(Collectors.toCollection(TreeSet::new));
        int count = perOrder ? standing.size() : dates.size();
        String actual = count + (dates.isEmpty() ? "" : " " + dates);
        String check = perOrder ? "standing-deals" : "deal-dates";
        Locale locale = access.caller().locale();
        return new Explanation(
                value(count),
                DealRules.ID,
                organisation ? 0 : rules.of(subject.clinic()).version(),
                List.of(new Check(check, actual, "≥ 1", count >= 1), new Check(check, actual, "≥ 2", count >= 2)),
                count >= 2
                        ? null
                        : messages.text(
                                locale,
                                perOrder ? "deal.tag.flip.order" : "deal.tag.flip.date",
                                Map.of("next", messages.text(locale, "tag.deal." + VALUES.get(count + 1), Map.of()))));
    }

    /** The deal rule in force now. */
    @FunctionalInterface
    public interface CurrentDealRule {
        RuleVersion<DealRule> of(String clinic);
    }
}
