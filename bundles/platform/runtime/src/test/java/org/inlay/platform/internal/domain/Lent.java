package org.inlay.platform.internal.domain;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.inlay.platform.Problem;

/** A transaction that is told how it goes. */
final class Lent implements Lending {
    final List<Runnable> atEnd = new ArrayList<>();
    boolean running;
    boolean overdue;
    boolean left;

    @Override
    public boolean running() {
        return running;
    }

    @Override
    public <T> T lend(Supplier<T> work, Duration limit) {
        if (overdue) {
            throw new Problem(Problem.Kind.UNAVAILABLE, "plugin-overdue");
        }
        return work.get();
    }

    @Override
    public void atEnd(Runnable work) {
        atEnd.add(work);
    }

    @Override
    public boolean sweep() {
        return left;
    }

    /** The calls of plugins over this transaction, beside a database that answers. */
    PluginCalls calls() {
        return new PluginCalls(
                this, new CurrentCaller(), new PluginSwitches(), new RolePermissions(), Clock.systemUTC(), () -> true);
    }
}
