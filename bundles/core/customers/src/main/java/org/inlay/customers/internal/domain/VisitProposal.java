package org.inlay.customers.internal.domain;

import java.util.List;
import org.inlay.customers.VisitType;
import org.inlay.platform.Check;

/** V2: what a visit probably is; a pure function of what is known. First match wins. */
final class VisitProposal {
    static final String RULE = "visit-type";
    static final long VERSION = 1;
    static final String FIRST_VISIT = "first-visit";
    static final String COURSE = "course";
    static final String CHECK_UP = "check-up";
    static final String EARLIER_DEAL = "earlier-deal";

    private VisitProposal() {}

    /** The proposal with every check in its order; the first that passed decided. */
    static Proposed of(Evidence evidence) {
        List<Check> checks = List.of(
                check(FIRST_VISIT, evidence.first() ? "none" : "earlier", "none", evidence.first()),
                check(COURSE, evidence.course().name(), "EXECUTED|BOOKED|PURPOSE", evidence.course() != Course.NONE),
                check(CHECK_UP, evidence.checkUp() ? "CHECK_UP" : "other", "CHECK_UP", evidence.checkUp()),
                check(EARLIER_DEAL, evidence.earlierDeal() ? "yes" : "no", "yes", evidence.earlierDeal()));
        return new Proposed(decide(evidence), checks);
    }

    private static VisitType decide(Evidence evidence) {
        if (evidence.first()) {
            return VisitType.INITIAL;
        }
        if (evidence.course() != Course.NONE) {
            return VisitType.IN_COURSE;
        }
        if (evidence.checkUp()) {
            return VisitType.CHECK_UP;
        }
        return evidence.earlierDeal() ? VisitType.REPURCHASE : VisitType.RETURN;
    }

    private static Check check(String name, String actual, String required, boolean passed) {
        return new Check(name, actual, required, passed);
    }

    /** What makes a visit part of a course. */
    enum Course {
        NONE,
        /** A non-gift entitlement was executed on the date. */
        EXECUTED,
        /** An open purchased entitlement is booked for the date. */
        BOOKED,
        /** The appointment's purpose is COURSE and a purchased entitlement is open. */
        PURPOSE
    }

    /**
     * What is known of the visit.
     *
     * @param first no earlier arrived date at this clinic
     * @param checkUp the appointment's purpose is CHECK_UP
     * @param earlierDeal a standing deal at this clinic on an earlier date
     */
    record Evidence(boolean first, Course course, boolean checkUp, boolean earlierDeal) {}

    /** The type and why. */
    record Proposed(VisitType type, List<Check> checks) {}
}
