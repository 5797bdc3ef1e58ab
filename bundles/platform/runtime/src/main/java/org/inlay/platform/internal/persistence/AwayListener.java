package org.inlay.platform.internal.persistence;

import org.jooq.ExecuteContext;
import org.jooq.ExecuteListener;

/** Turns a statement that finds no database into {@code database-away}, also outside transactions. */
final class AwayListener implements ExecuteListener {

    private static final long serialVersionUID = 1L;

    @Override
    public void exception(ExecuteContext context) {
        RuntimeException failure = context.exception();
        if (failure != null) {
            context.exception(DatabaseFailures.translate(failure));
        }
    }
}
