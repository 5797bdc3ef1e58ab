package org.inlay.platform.internal.domain;

/** Whether the database still says anything: while it does not, nobody who waits for it is to blame. */
public interface Pulse {
    /** Whether it answers at once, if only to refuse; takes a few seconds when it does not. */
    boolean beats();
}
