package org.inlay.orders.internal.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.inlay.orders.internal.domain.Yuan.cents;
import static org.inlay.orders.internal.domain.Yuan.id;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.inlay.orders.internal.domain.LineReturn.CourseReturn;
import org.joda.money.Money;

/** Random histories of executions, voids and returns of one card line (D9, D11, G3). */
class CourseHistoryTest {
    @Property
    @Label("D11 whatever is executed, voided and returned, value, executed value and returns add up to the line's net")
    void addsUp(
            @ForAll @IntRange(max = 100_000) int net,
            @ForAll @IntRange(min = 1, max = 3) int pieces,
            @ForAll @IntRange(min = 1, max = 8) int firstSessions,
            @ForAll @IntRange(min = 1, max = 8) int secondSessions,
            @ForAll @Size(max = 40) List<@IntRange(max = 999) Integer> acts) {
        History history = new History(net, pieces, firstSessions, secondSessions);
        for (int act : acts) {
            history.act(act);
            history.verify();
        }
        history.executeTheRest();
        history.verify();
        for (Course course : history.line.courses()) {
            assertThat(course.executedValue()).isEqualTo(course.value());
        }
    }

    /** A line with two courses and what happened to it. */
    private static final class History {
        private record Execution(int course, int sessions, Money value) {}

        private SoldLine line;
        private Money forfeited = cents(0);
        private final List<Execution> executions = new ArrayList<>();

        History(int net, int pieces, int first, int second) {
            List<Money> values = ComponentValues.spread(
                    cents(net),
                    List.of(
                            new ComponentValues.Part(cents(1_000), first * pieces),
                            new ComponentValues.Part(cents(333), second * pieces)));
            line = new SoldLine(
                    id(1),
                    pieces,
                    cents(net),
                    0,
                    cents(0),
                    List.of(
                            new Course(id(0), first, first * pieces, 0, values.get(0), cents(0), cents(1_000)),
                            new Course(id(1), second, second * pieces, 0, values.get(1), cents(0), cents(333))));
        }

        void act(int act) {
            switch (act % 4) {
                case 0, 1 -> execute(act / 4 % 2, 1 + act / 8 % 3);
                case 2 -> voidOne(act / 4);
                default -> giveBack(act / 4);
            }
        }

        void execute(int index, int sessions) {
            Course course = line.courses().get(index);
            int taken = Math.min(sessions, course.open());
            if (taken > 0) {
                Money value = course.valueOf(taken);
                executions.add(new Execution(index, taken, value));
                replace(index, executed(course, taken, value));
            }
        }

        void voidOne(int which) {
            if (!executions.isEmpty()) {
                Execution execution = executions.remove(which % executions.size());
                int index = execution.course();
                replace(
                        index,
                        executed(
                                line.courses().get(index),
                                -execution.sessions(),
                                execution.value().negated()));
            }
        }

        void giveBack(int how) {
            List<SoldLine> lines = List.of(line);
            if (how % 2 == 0 && line.pieces() > 0 && returnsOne()) {
                Cause cause = how % 4 == 0 ? Cause.CLINIC : Cause.CUSTOMER;
                apply(Returns.ofPieces(lines, Map.of(line.id(), 1), cause).get(0));
            } else {
                Money amount = cents(line.returnable().getAmountMinorLong() * (how % 5) / 4);
                if (amount.isPositive() && !amount.isGreaterThan(line.returnable())) {
                    Returns.ofAmount(lines, amount).forEach(this::apply);
                }
            }
        }

        /** Whether one piece surely voids a session, so that it is not refused as executed. */
        private boolean returnsOne() {
            return line.courses().stream()
                    .anyMatch(course -> course.open() > 0
                            && (line.pieces() == 1 || course.executed() <= (line.pieces() - 1) * course.perPiece()));
        }

        private void apply(LineReturn back) {
            for (CourseReturn part : back.courses()) {
                int index = (int) part.entitlement().value();
                Course was = line.courses().get(index);
                replace(
                        index,
                        new Course(
                                was.entitlement(),
                                was.perPiece(),
                                was.alive() - part.voided(),
                                was.executed(),
                                was.value().minus(part.value()),
                                was.executedValue(),
                                was.listPrice()));
                forfeited = forfeited.plus(part.forfeited());
            }
            line = new SoldLine(
                    line.id(),
                    line.quantity(),
                    line.net(),
                    line.returned() + back.pieces(),
                    line.returnedNet().plus(back.value()),
                    line.courses());
        }

        void executeTheRest() {
            execute(0, Integer.MAX_VALUE);
            execute(1, Integer.MAX_VALUE);
        }

        void verify() {
            Money worth = cents(0);
            for (Course course : line.courses()) {
                assertThat(course.open()).isNotNegative();
                assertThat(course.openValue().isNegative()).isFalse();
                worth = worth.plus(course.value());
            }
            assertThat(worth.plus(forfeited).plus(line.returnedNet())).isEqualTo(line.net());
            Money executed = executions.stream().map(Execution::value).reduce(cents(0), Money::plus);
            assertThat(line.courses().stream().map(Course::executedValue).reduce(cents(0), Money::plus))
                    .isEqualTo(executed);
            assertThat(executions).noneMatch(execution -> execution.value().isNegative());
        }

        private void replace(int index, Course course) {
            List<Course> courses = new ArrayList<>(line.courses());
            courses.set(index, course);
            line = new SoldLine(
                    line.id(), line.quantity(), line.net(), line.returned(), line.returnedNet(), List.copyOf(courses));
        }

        private static Course executed(Course was, int sessions, Money value) {
            return new Course(
                    was.entitlement(),
                    was.perPiece(),
                    was.alive(),
                    was.executed() + sessions,
                    was.value(),
                    was.executedValue().plus(value),
                    was.listPrice());
        }
    }
}
