package org.inlay.orders.internal.domain;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.inlay.platform.Clinics;
import org.inlay.platform.Id;
import org.inlay.platform.Rehearsal;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Runs a draft of the deal rule over the orders of a period and says what would be otherwise (G6). Changes nothing. */
@Component(service = DealRehearsal.class)
public class DealRehearsal {
    private static final int CHUNK = 1_000;
    private static final int EXAMPLES = 100;

    private final DealCases cases;
    private final Clinics clinics;

    @Activate
    public DealRehearsal(@Reference DealCases cases, @Reference Clinics clinics) {
        this.cases = cases;
        this.clinics = clinics;
    }

    /** Decisions as they stand now against those of the draft, over business dates {@code [from, to)}. */
    public Rehearsal run(String clinic, DealRule draft, LocalDate from, LocalDate to) {
        Tally tally = new Tally(clinics.get(clinic).currency());
        Id after = new Id(0);
        List<DealCases.Decided> chunk;
        do {
            chunk = cases.decided(clinic, from, to, after, CHUNK);
            for (DealCases.Decided decided : chunk) {
                tally.look(decided, draft);
                after = decided.order();
            }
        } while (chunk.size() == CHUNK);
        return tally.result();
    }

    /** Whether the order would be a standing deal under the rule, returns and all. */
    static boolean stands(DealRule rule, DealCase order) {
        Optional<DealDecision> now = DealJudge.decide(rule, order);
        if (rule.onReturn() == DealRule.OnReturn.REVERSE) {
            return now.map(DealDecision::deal).orElse(false);
        }
        return DealJudge.decide(rule, order.asSold()).map(DealDecision::deal).orElse(false);
    }

    private static final class Tally {
        private final Money zero;
        private final TreeMap<LocalDate, Rehearsal.Day> days = new TreeMap<>();
        private final Set<Id> customers = new HashSet<>();
        private final List<Rehearsal.Change> examples = new ArrayList<>();
        private long decided;
        private long changed;
        private Money money;

        Tally(CurrencyUnit currency) {
            zero = Money.zero(currency);
            money = zero;
        }

        void look(DealCases.Decided order, DealRule draft) {
            decided++;
            boolean after = stands(draft, order.inputs());
            if (order.stands() == after) {
                return;
            }
            changed++;
            Money amount = order.inputs().counted(draft);
            money = money.plus(amount);
            customers.add(order.customer());
            days.merge(order.date(), day(order.date(), after, amount), Tally::sum);
            examples.add(new Rehearsal.Change(
                    order.order(),
                    order.customer(),
                    order.date(),
                    DealDecision.value(order.stands()),
                    DealDecision.value(after),
                    amount));
            if (examples.size() > 2 * EXAMPLES) {
                keepLatest();
            }
        }

        private static Rehearsal.Day day(LocalDate date, boolean becomes, Money amount) {
            return new Rehearsal.Day(date, becomes ? 1 : 0, becomes ? 0 : 1, amount);
        }

        private static Rehearsal.Day sum(Rehearsal.@Nullable Day one, Rehearsal.Day other) {
            return one == null
                    ? other
                    : new Rehearsal.Day(
                            one.date(),
                            one.becomes() + other.becomes(),
                            one.ceases() + other.ceases(),
                            one.money().plus(other.money()));
        }

        private void keepLatest() {
            examples.sort(Comparator.comparing(Rehearsal.Change::date)
                    .thenComparing(Rehearsal.Change::subject)
                    .reversed());
            if (examples.size() > EXAMPLES) {
                examples.subList(EXAMPLES, examples.size()).clear();
            }
        }

        Rehearsal result() {
            keepLatest();
            return new Rehearsal(
                    decided, changed, money, customers.size(), List.copyOf(days.values()), List.copyOf(examples));
        }
    }
}
