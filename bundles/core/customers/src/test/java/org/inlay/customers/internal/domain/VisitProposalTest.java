package org.inlay.customers.internal.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.inlay.customers.VisitType.CHECK_UP;
import static org.inlay.customers.VisitType.INITIAL;
import static org.inlay.customers.VisitType.IN_COURSE;
import static org.inlay.customers.VisitType.REPURCHASE;
import static org.inlay.customers.VisitType.RETURN;

import java.util.stream.Stream;
import org.inlay.customers.VisitType;
import org.inlay.customers.internal.domain.VisitProposal.Course;
import org.inlay.customers.internal.domain.VisitProposal.Evidence;
import org.inlay.platform.Check;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VisitProposalTest {
    @Test
    @DisplayName("V1 there are five types, and some evidence proposes each of them")
    void everyType() {
        assertThat(VisitType.values()).containsExactly(INITIAL, RETURN, IN_COURSE, CHECK_UP, REPURCHASE);
        assertThat(Stream.of(
                                new Evidence(true, Course.NONE, false, false),
                                new Evidence(false, Course.NONE, false, false),
                                new Evidence(false, Course.BOOKED, false, false),
                                new Evidence(false, Course.NONE, true, false),
                                new Evidence(false, Course.NONE, false, true))
                        .map(evidence -> VisitProposal.of(evidence).type()))
                .containsExactly(VisitType.values());
    }

    @ParameterizedTest(name = "first {0}, course {1}, check-up {2}, deal {3}: {4}")
    @CsvSource({
        "true, NONE, false, false, INITIAL, first-visit",
        "true, EXECUTED, true, true, INITIAL, first-visit",
        "false, EXECUTED, true, true, IN_COURSE, course",
        "false, BOOKED, false, false, IN_COURSE, course",
        "false, PURPOSE, false, true, IN_COURSE, course",
        "false, NONE, true, true, CHECK_UP, check-up",
        "false, NONE, false, true, REPURCHASE, earlier-deal",
        "false, NONE, false, false, RETURN, ''"
    })
    @DisplayName("V2 the first match wins")
    void firstMatchWins(boolean first, Course course, boolean checkUp, boolean deal, VisitType type, String decidedBy) {
        VisitProposal.Proposed proposed = VisitProposal.of(new Evidence(first, course, checkUp, deal));
        assertThat(proposed.type()).isEqualTo(type);
        assertThat(proposed.checks())
                .extracting(Check::check)
                .containsExactly("first-visit", "course", "check-up", "earlier-deal");
        assertThat(proposed.checks().stream()
                        .filter(Check::passed)
                        .map(Check::check)
                        .findFirst()
                        .orElse(""))
                .isEqualTo(decidedBy);
    }
}
