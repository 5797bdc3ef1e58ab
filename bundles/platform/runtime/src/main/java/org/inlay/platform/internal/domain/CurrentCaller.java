package org.inlay.platform.internal.domain;

import java.util.Optional;
import java.util.function.Supplier;
import org.inlay.platform.Caller;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Component;

/** The caller of each thread. */
@Component(service = CurrentCaller.class)
public final class CurrentCaller {

    private final ThreadLocal<@Nullable Caller> callers = new ThreadLocal<>();

    /** The caller of this thread, if there is one. */
    public Optional<Caller> get() {
        return Optional.ofNullable(callers.get());
    }

    /** Runs the work with the caller on the thread and puts the former one back. */
    public <T> T with(Caller caller, Supplier<T> work) {
        Caller before = callers.get();
        callers.set(caller);
        try {
            return work.get();
        } finally {
            if (before == null) {
                callers.remove();
            } else {
                callers.set(before);
            }
        }
    }
}
