package org.inlay.orders.internal.domain;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.inlay.orders.Rfm;
import org.inlay.orders.Rfm.ClassCount;
import org.inlay.orders.Rfm.Comparison;
import org.inlay.orders.Rfm.Rating;
import org.inlay.orders.Rfm.Run;
import org.inlay.orders.Rfm.Thresholds;
import org.inlay.orders.Rfm.Totals;
import org.inlay.orders.internal.domain.RfmStore.Move;
import org.inlay.orders.internal.domain.RfmStore.Rated;
import org.inlay.platform.Access;
import org.inlay.platform.Check;
import org.inlay.platform.Id;
import org.inlay.platform.Messages;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Runs as their readers see them: classes named in the caller's language. */
@Component(service = RfmViews.class)
public final class RfmViews {
    private final Messages messages;
    private final Access access;

    @Activate
    public RfmViews(@Reference Messages messages, @Reference Access access) {
        this.messages = messages;
        this.access = access;
    }

    Run run(RfmRun run) {
        RfmLine line = run.line();
        return new Run(
                run.id(),
                run.clinic(),
                run.asOf(),
                run.window().from(),
                run.window().months(),
                run.scoring(),
                run.quantile(),
                run.window().countedAt(),
                line == null
                        ? null
                        : new Thresholds(
                                line.recencyDays(), line.frequency(), Money.ofMinor(run.currency(), line.money())),
                run.sums().rated(),
                totals(run),
                Arrays.stream(RfmClass.values())
                        .map(RfmClass::name)
                        .map(code -> counted(code, run.counts().getOrDefault(code, 0L)))
                        .toList(),
                run.counts().getOrDefault(Rfm.UNRATED, 0L),
                run.madeAt(),
                run.madeBy());
    }

    private static Totals totals(RfmRun run) {
        BigDecimal money = new BigDecimal(run.sums().money(), run.currency().getDecimalPlaces());
        return new Totals(run.sums().recencyDays(), run.sums().frequency(), Money.of(run.currency(), money));
    }

    Comparison comparison(Id from, Id to, Map<Move, Long> moves) {
        return new Comparison(
                from,
                to,
                RfmClass.codes().stream().map(code -> row(code, moves)).toList());
    }

    private Comparison.Row row(String from, Map<Move, Long> moves) {
        List<ClassCount> to = RfmClass.codes().stream()
                .map(code -> counted(code, moves.getOrDefault(new Move(from, code), 0L)))
                .toList();
        return new Comparison.Row(
                from, name(from), to.stream().mapToLong(ClassCount::count).sum(), to);
    }

    Rating rating(RfmRun run, Id customer, Optional<Rated> found) {
        if (found.isEmpty()) {
            return new Rating(run.id(), customer, Rfm.UNRATED, name(Rfm.UNRATED), null, null, null, null, List.of());
        }
        Rated rated = found.get();
        Money money = Money.ofMinor(run.currency(), rated.money());
        return new Rating(
                run.id(),
                customer,
                rated.code(),
                name(rated.code()),
                rated.lastOrder(),
                rated.recencyDays(),
                rated.frequency(),
                money,
                checks(run, rated, run.line(), money));
    }

    private static List<Check> checks(RfmRun run, Rated rated, @Nullable RfmLine line, Money money) {
        if (line == null) {
            return List.of();
        }
        Money least = Money.ofMinor(run.currency(), line.money());
        return List.of(
                new Check(
                        "recency",
                        Integer.toString(rated.recencyDays()),
                        "≤ " + line.recencyDays(),
                        line.recent(rated.recencyDays())),
                new Check(
                        "frequency",
                        Integer.toString(rated.frequency()),
                        "≥ " + line.frequency(),
                        line.frequent(rated.frequency())),
                new Check(
                        "money",
                        money.getAmount().toPlainString(),
                        "≥ " + least.getAmount().toPlainString(),
                        line.much(rated.money())));
    }

    private ClassCount counted(String code, long count) {
        return new ClassCount(code, name(code), count);
    }

    private String name(String code) {
        return messages.text(access.caller().locale(), "rfm.class." + code, Map.of());
    }
}
