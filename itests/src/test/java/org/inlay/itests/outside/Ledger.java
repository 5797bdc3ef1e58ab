package org.inlay.itests.outside;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.awaitility.Awaitility;
import org.inlay.itests.support.Rest;
import org.inlay.itests.support.Rest.Answer;

/**
 * What the clients know: everything the server has acknowledged, as it was answered, and the requests that were left
 * without an answer. Those are sent again with the same key, so that in the end stored and acknowledged must be the same.
 */
final class Ledger {

    /** What an answer describes. */
    enum Kind {
        ORDER,
        VISIT,
        EXECUTION
    }

    /** A request as it is sent, and sent again. */
    record Request(String key, Kind kind, String path, String body) {

        Answer send(Rest rest) {
            return rest.with("Idempotency-Key", key).post(path, body);
        }
    }

    private static final Duration SETTLED = Duration.ofSeconds(60);

    private final List<String> customers;
    private final Map<String, JsonNode> orders = new ConcurrentHashMap<>();
    private final Map<String, JsonNode> visits = new ConcurrentHashMap<>();
    private final Map<String, JsonNode> executions = new ConcurrentHashMap<>();
    private final Queue<Request> inDoubt = new ConcurrentLinkedQueue<>();
    private final Map<String, Integer> failures = new ConcurrentHashMap<>();
    private final AtomicInteger answers = new AtomicInteger();
    private final AtomicLong longestMillis = new AtomicLong();

    Ledger(List<String> customers) {
        this.customers = customers;
    }

    List<String> customers() {
        return customers;
    }

    /** Acknowledged things of a kind by id: their last answer. */
    Map<String, JsonNode> acknowledged(Kind kind) {
        return switch (kind) {
            case ORDER -> orders;
            case VISIT -> visits;
            case EXECUTION -> executions;
        };
    }

    /** Number of requests acknowledged so far. */
    int answers() {
        return answers.get();
    }

    /** Number of requests that may or may not have taken effect. */
    int inDoubt() {
        return inDoubt.size();
    }

    /** Leaves what is in doubt alone: for a control that looks for losses only. */
    Ledger withoutDoubts() {
        inDoubt.clear();
        return this;
    }

    /** How often each failure was met: {@code "503 database-away"}, {@code "no answer"}. */
    Map<String, Integer> failures() {
        return new TreeMap<>(failures);
    }

    /** The longest that anybody waited for an answer of any kind. */
    Duration longestWait() {
        return Duration.ofMillis(longestMillis.get());
    }

    /** Sends the request; an empty node when it is left in doubt. */
    JsonNode send(Request request, Rest rest) {
        long began = System.nanoTime();
        try {
            Answer answer = request.send(rest);
            if (answer.status() < 300) {
                acknowledge(request, answer);
                return answer.body();
            }
            boolean server = answer.status() >= 500;
            failed(answer.status() + " " + answer.reason() + (server ? "" : " to " + request));
        } catch (UncheckedIOException e) {
            failed("no answer");
        } finally {
            longestMillis.accumulateAndGet((System.nanoTime() - began) / 1_000_000, Math::max);
        }
        inDoubt.add(request);
        return MissingNode.getInstance();
    }

    private void failed(String how) {
        failures.merge(how, 1, Integer::sum);
    }

    /** Notes what was answered. */
    void acknowledge(Request request, Answer answer) {
        acknowledged(request.kind()).put(answer.id(), answer.body());
        answers.incrementAndGet();
    }

    /** Sends every request in doubt again until it is answered; returns how many there were. */
    int settle(Rest rest) {
        List<Request> again = new ArrayList<>(inDoubt);
        inDoubt.clear();
        for (Request request : again) {
            Awaitility.await("an answer to " + request)
                    .atMost(SETTLED)
                    .pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofMillis(200))
                    .ignoreExceptionsMatching(UncheckedIOException.class::isInstance)
                    .untilAsserted(() -> {
                        Answer answer = request.send(rest);
                        Shop.done(answer);
                        acknowledge(request, answer);
                    });
        }
        return again.size();
    }
}
