package org.inlay.platform.internal.domain;

import org.inlay.platform.Problem;

/** What went wrong, in a word that may be stored: messages may hold personal data, the log has them. */
final class Failures {
    private Failures() {}

    /** The problem's reason, else the name of the exception. */
    static String kind(Throwable failure) {
        return failure instanceof Problem problem
                ? problem.reason()
                : failure.getClass().getName();
    }
}
