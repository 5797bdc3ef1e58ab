package org.inlay.customers.internal.domain;

import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** A few threads for each source, so that one that hangs takes none from the others. */
final class SourceThreads {
    private static final int THREADS = 4;
    private static final int WAITING = 100;

    private final Map<String, ThreadPoolExecutor> pools = new ConcurrentHashMap<>();

    /** Runs the work as soon as a thread of the source is free. */
    <T> Future<T> submit(String source, Callable<T> work) throws RejectedExecutionException {
        return pools.computeIfAbsent(source, SourceThreads::pool).submit(work);
    }

    void stop() {
        pools.values().forEach(ThreadPoolExecutor::shutdownNow);
    }

    private static ThreadPoolExecutor pool(String source) {
        ThreadPoolExecutor pool = new ThreadPoolExecutor(
                THREADS,
                THREADS,
                30,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(WAITING),
                work -> new Thread(work, "inlay-timeline-" + source));
        pool.allowCoreThreadTimeOut(true);
        return pool;
    }
}
