package org.inlay.orders.internal.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.inlay.orders.internal.domain.LineReturn.CourseReturn;
import org.inlay.platform.Allocation;
import org.inlay.platform.Id;
import org.inlay.platform.Problem;
import org.joda.money.Money;

/** What comes back: lines and quantities, or an amount spread over what may still be returned (D9, D11). */
public final class Returns {
    private Returns() {}

    /**
     * Returns pieces of lines.
     *
     * @param pieces line → how many, at least 1
     * @throws Problem {@code unknown-line}; {@code over-returned} for more pieces than are left; {@code executed} when every
     *     session of what is returned was executed
     */
    public static List<LineReturn> ofPieces(List<SoldLine> lines, Map<Id, Integer> pieces, Cause cause) {
        for (Id line : pieces.keySet()) {
            if (lines.stream().noneMatch(sold -> sold.id().equals(line))) {
                throw Problem.invalid("unknown-line").with("line", line);
            }
        }
        return lines.stream()
                .filter(line -> pieces.containsKey(line.id()))
                .map(line -> ofPieces(line, pieces.getOrDefault(line.id(), 0), cause))
                .toList();
    }

    private static LineReturn ofPieces(SoldLine line, int pieces, Cause cause) {
        if (pieces < 1 || pieces > line.pieces()) {
            throw Problem.invalid("over-returned").with("line", line.id()).with("left", line.pieces());
        }
        if (line.courses().isEmpty()) {
            return new LineReturn(line.id(), pieces, Pieces.value(line.returnable(), line.pieces(), pieces), List.of());
        }
        List<CourseReturn> courses = coursesOf(line, pieces, cause);
        if (courses.stream().allMatch(course -> course.voided() == 0)) {
            throw Problem.invalid("executed").with("line", line.id());
        }
        Money value = line.net().withAmount(0);
        for (CourseReturn course : courses) {
            value = value.plus(course.value()).minus(course.forfeited());
        }
        return new LineReturn(line.id(), pieces, value, courses);
    }

    /**
     * Voids the sessions of these pieces as far as they are not executed. With the customer's reason the executed ones
     * among them are charged at list price, which forfeits at most what the open ones are worth.
     */
    private static List<CourseReturn> coursesOf(SoldLine line, int pieces, Cause cause) {
        List<Integer> voided = new ArrayList<>();
        List<Money> values = new ArrayList<>();
        Money surcharge = line.net().withAmount(0);
        for (Course course : line.courses()) {
            int kept = (line.pieces() - pieces) * course.perPiece();
            int returnedBefore = Math.max(0, course.alive() - line.pieces() * course.perPiece());
            int executedHere = Math.max(0, course.executed() - returnedBefore);
            int charged = Math.max(0, executedHere - kept);
            int open = kept == 0 ? course.open() : Math.min(course.open(), pieces * course.perPiece() - charged);
            voided.add(open);
            values.add(course.valueOf(open));
            surcharge = surcharge
                    .plus(course.listPrice().multipliedBy(charged))
                    .minus(Pieces.value(course.executedValue(), course.executed(), charged));
        }
        Money worth = Money.total(values);
        boolean charges = cause == Cause.CUSTOMER && surcharge.isPositive();
        Money forfeited = !charges ? worth.withAmount(0) : surcharge.isGreaterThan(worth) ? worth : surcharge;
        List<Money> forfeits = spread(forfeited, values);
        List<CourseReturn> courses = new ArrayList<>();
        for (int i = 0; i < voided.size(); i++) {
            courses.add(new CourseReturn(
                    line.courses().get(i).entitlement(), voided.get(i), values.get(i), forfeits.get(i)));
        }
        return List.copyOf(courses);
    }

    /**
     * Returns an amount, spread over what may still be returned of each line (G3). Where it takes all that is left of a
     * line, its open sessions are voided; else they stay and are worth less.
     *
     * @throws Problem {@code over-returned} for more than may be returned
     */
    public static List<LineReturn> ofAmount(List<SoldLine> lines, Money amount) {
        Money returnable =
                lines.stream().map(SoldLine::returnable).reduce(Money::plus).orElse(amount.withAmount(0));
        if (amount.isGreaterThan(returnable)) {
            throw Problem.invalid("over-returned").with("left", returnable);
        }
        List<Money> parts =
                spread(amount, lines.stream().map(SoldLine::returnable).toList());
        List<LineReturn> returns = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            if (parts.get(i).isPositive()) {
                returns.add(ofAmount(lines.get(i), parts.get(i)));
            }
        }
        return List.copyOf(returns);
    }

    private static LineReturn ofAmount(SoldLine line, Money amount) {
        boolean all = amount.isEqual(line.returnable());
        List<Money> parts =
                spread(amount, line.courses().stream().map(Course::openValue).toList());
        List<CourseReturn> courses = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            Course course = line.courses().get(i);
            courses.add(new CourseReturn(
                    course.entitlement(), all ? course.open() : 0, parts.get(i), amount.withAmount(0)));
        }
        return new LineReturn(line.id(), 0, amount, List.copyOf(courses));
    }

    /** Spreads over values none of which gets more than it is; a part of nothing is nothing. */
    private static List<Money> spread(Money amount, List<Money> values) {
        if (values.isEmpty()) {
            return List.of();
        }
        return Allocation.split(
                amount, values.stream().map(Money::getAmountMinorLong).toList());
    }
}
