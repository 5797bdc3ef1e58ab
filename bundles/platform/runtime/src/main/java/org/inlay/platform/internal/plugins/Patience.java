package org.inlay.platform.internal.plugins;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** How long somebody waits for what runs code of a plugin. What does not end keeps its thread, nothing else. */
record Patience(long seconds) {
    static Patience of(long seconds) {
        return new Patience(seconds);
    }

    /** Something that may never end. */
    interface Work {
        void run() throws Exception;
    }

    /**
     * Does it.
     *
     * @param what for the message
     * @throws IllegalStateException when it takes longer
     * @throws Exception what it failed with
     */
    void run(String what, Work work) throws Exception {
        CompletableFuture<Boolean> done = new CompletableFuture<>();
        Thread thread = new Thread(
                () -> {
                    try {
                        work.run();
                        done.complete(true);
                    } catch (Exception | LinkageError e) {
                        done.completeExceptionally(e);
                    }
                },
                "inlay-plugin-fitting");
        thread.setDaemon(true);
        thread.start();
        try {
            done.get(seconds, TimeUnit.SECONDS);
        } catch (TimeoutException givenUp) {
            throw new IllegalStateException(what + " took longer than " + seconds + " s");
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Exception failure) {
                throw failure;
            }
            throw new IllegalStateException(e.getCause());
        }
    }
}
