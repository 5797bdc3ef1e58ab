package org.inlay.benchmarks;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/** Clients that work as fast as they are answered, for a while. */
final class Load {
    /** One unit of work of a client. */
    interface Work {
        void run() throws Exception;
    }

    /** Makes the work of one client, numbered from 0. */
    interface Client {
        Work connect(int number) throws Exception;
    }

    /** What the clients got done: per second, and how long each unit took in milliseconds. */
    record Result(double perSecond, int done, Samples millis) {}

    private Load() {}

    static Result run(int clients, Duration time, Client client) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(clients);
        try {
            List<Work> connected = new ArrayList<>();
            for (int number = 0; number < clients; number++) {
                connected.add(client.connect(number));
            }
            AtomicInteger done = new AtomicInteger();
            long from = System.nanoTime();
            List<Future<List<Double>>> running = new ArrayList<>();
            for (Work work : connected) {
                running.add(threads.submit(() -> repeat(work, from + time.toNanos(), done)));
            }
            List<Double> millis = new ArrayList<>();
            for (Future<List<Double>> each : running) {
                millis.addAll(each.get());
            }
            double seconds = (System.nanoTime() - from) / 1e9;
            return new Result(
                    done.get() / seconds,
                    done.get(),
                    Samples.of(millis.stream().mapToDouble(Double::doubleValue).toArray()));
        } finally {
            threads.shutdownNow();
        }
    }

    private static List<Double> repeat(Work work, long until, AtomicInteger done) throws Exception {
        List<Double> millis = new ArrayList<>();
        while (System.nanoTime() < until) {
            long from = System.nanoTime();
            work.run();
            millis.add((System.nanoTime() - from) / 1e6);
            done.incrementAndGet();
        }
        return millis;
    }
}
