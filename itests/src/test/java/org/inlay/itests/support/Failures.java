package org.inlay.itests.support;

import java.io.PrintWriter;
import java.io.StringWriter;

/** Failures on their way from the container to the host, as text: the host may not know their classes. */
final class Failures {

    private Failures() {}

    static String print(Throwable failure) {
        StringWriter text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text));
        return text.toString();
    }

    /** The assertion that a test made inside, without what Pax Exam wrapped around it; else the failure itself. */
    static Throwable unwrap(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root instanceof AssertionError ? root : failure;
    }
}
