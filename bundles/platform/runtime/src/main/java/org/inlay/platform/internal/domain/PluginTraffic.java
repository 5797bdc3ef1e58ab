package org.inlay.platform.internal.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.inlay.platform.Plugins.Health;
import org.inlay.platform.Problem;
import org.jspecify.annotations.Nullable;

/** The calls of one plugin: how many are under way, how many failed, whether more are let in. */
final class PluginTraffic {
    /** So often it may break down by accident; once more and the plugin is condemned. */
    private static final int ACCIDENTS = 2;

    private final String plugin;
    private boolean closed;
    private long running;
    private long calls;
    private long nanos;
    private long failures;
    private long broken;
    private @Nullable String lastFailure;
    private @Nullable Instant lastFailureAt;

    PluginTraffic(String plugin) {
        this.plugin = plugin;
    }

    /** Problems: {@code plugin-stopping}. */
    synchronized void enter() {
        if (closed) {
            throw new Problem(Problem.Kind.UNAVAILABLE, "plugin-stopping").with("plugin", plugin);
        }
        running++;
    }

    /** Lets in who was let in before, as a part of the same transaction. */
    synchronized void again() {
        running++;
    }

    synchronized void leave() {
        running--;
        notifyAll();
    }

    synchronized void took(long time) {
        calls++;
        nanos += time;
    }

    synchronized void failed(String what, Instant at) {
        failures++;
        lastFailure = what;
        lastFailureAt = at;
    }

    /** Returns whether that was once too often. */
    synchronized boolean broke(String what, Instant at) {
        failed(what, at);
        broken++;
        return broken > ACCIDENTS;
    }

    /** What it is condemned for; null while it is not. */
    synchronized @Nullable String condemned() {
        return broken > ACCIDENTS ? "broke down " + broken + " times, the last: " + lastFailure : null;
    }

    /** Lets nobody in any more and waits for those within; returns whether all have left. */
    synchronized boolean close(Duration patience) throws InterruptedException {
        closed = true;
        long end = System.nanoTime() + patience.toNanos();
        while (running > 0) {
            long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
            if (left <= 0) {
                return false;
            }
            wait(left);
        }
        return true;
    }

    synchronized void open() {
        closed = false;
    }

    synchronized Health health() {
        return new Health(
                calls, TimeUnit.NANOSECONDS.toMillis(nanos), running, failures, broken, lastFailure, lastFailureAt);
    }
}
