package org.inlay.platform.internal.domain;

/** When which run comes up; kept in the database. */
public interface JobSchedule {
    /** Schedules a run in the caller's transaction. */
    void once(String run);

    /** Schedules the repetitions of a job unless they are. */
    void repeat(String job);

    /** Looks for runs that are due soon, on this node. */
    void wake();
}
