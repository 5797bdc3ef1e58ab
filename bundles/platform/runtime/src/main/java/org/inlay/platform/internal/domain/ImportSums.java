package org.inlay.platform.internal.domain;

import java.util.HashMap;
import java.util.Map;
import org.inlay.platform.spi.Importer.Sums;

/** The sums of one pass over a file; what a batch adds counts once its transaction has committed. */
public final class ImportSums implements Sums {
    private final HashedSums committed;
    private final Map<String, Long> pending = new HashMap<>();

    public ImportSums() {
        this(new HashedSums());
    }

    private ImportSums(HashedSums committed) {
        this.committed = committed;
    }

    /** Sums that go on from these without changing them. */
    public ImportSums attempt() {
        return new ImportSums(committed);
    }

    /** Takes over what an attempt added. */
    public void commit(ImportSums attempt) {
        attempt.pending.forEach(committed::add);
    }

    @Override
    public long sum(String name) {
        return committed.sum(name) + pending.getOrDefault(name, 0L);
    }

    @Override
    public void add(String name, long amount) {
        pending.merge(name, amount, Long::sum);
    }
}
