package org.inlay.platform;

import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Four threads for each extension of a point, so that one that hangs takes none from the others. Nobody interrupts them, and who
 * gives one up should not either: it may be in the database, which takes an interrupt for the end of its connection.
 */
public final class BoundedThreads {
    private static final int THREADS = 4;
    private static final int WAITING = 100;

    private final String point;
    private final Map<String, ThreadPoolExecutor> pools = new ConcurrentHashMap<>();

    /** @param point what the extensions are, for the names of the threads */
    public BoundedThreads(String point) {
        this.point = point;
    }

    /** Runs the work as soon as a thread of the extension is free; refuses it when a hundred wait already. */
    public <T> Future<T> submit(String extension, Callable<T> work) throws RejectedExecutionException {
        return pools.computeIfAbsent(extension, this::pool).submit(work);
    }

    /** Takes no more; what runs comes to its end. */
    public void stop() {
        pools.values().forEach(ThreadPoolExecutor::shutdown);
    }

    private ThreadPoolExecutor pool(String extension) {
        ThreadPoolExecutor pool = new ThreadPoolExecutor(
                THREADS, THREADS, 30, TimeUnit.SECONDS, new ArrayBlockingQueue<>(WAITING), work -> {
                    Thread thread = new Thread(work, "inlay-" + point + "-" + extension);
                    thread.setDaemon(true);
                    return thread;
                });
        pool.allowCoreThreadTimeOut(true);
        return pool;
    }
}
