package org.inlay.platform.internal.persistence;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A transaction under way, as the thread that works in it knows it. */
final class Running {
    final List<Runnable> afterCommit = new ArrayList<>();
    final Map<Object, Object> remembered = new HashMap<>();
    final List<Runnable> atEnd = new ArrayList<>();

    @Nullable
    Throwable doomedBy;

    /** Rolled back under somebody who did not give it back. */
    volatile boolean lost;
}
