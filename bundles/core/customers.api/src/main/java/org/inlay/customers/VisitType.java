package org.inlay.customers;

/** What a visit is (V1). */
public enum VisitType {
    /** 初诊: the first at this clinic. */
    INITIAL,
    /** 复诊: came before, no standing deal of an earlier date. */
    RETURN,
    /** 疗程内: within a course that was bought. */
    IN_COURSE,
    /** 复查: check-up. */
    CHECK_UP,
    /** 再消费: a standing deal of an earlier date. */
    REPURCHASE
}
