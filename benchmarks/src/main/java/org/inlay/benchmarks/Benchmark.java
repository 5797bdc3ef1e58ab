package org.inlay.benchmarks;

import java.util.List;

/** One measurement that {@code ./inlay bench NAME} can run. */
interface Benchmark {

    /** The word after {@code ./inlay bench}. */
    String name();

    /** One line: what is measured, beside what. */
    String summary();

    /** Measures and prints; throws when nothing could be measured. */
    void run(List<String> arguments) throws Exception;
}
