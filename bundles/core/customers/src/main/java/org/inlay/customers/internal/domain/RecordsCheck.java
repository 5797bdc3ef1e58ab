package org.inlay.customers.internal.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.inlay.customers.TreatmentRecords.Treatment;
import org.inlay.platform.Id;
import org.inlay.platform.spi.InvariantCheck;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Every signed treatment record is what was signed (V9). */
@Component
public final class RecordsCheck implements InvariantCheck {
    private static final int CHUNK = 500;
    private static final int MOST_PROBLEMS = 100;

    private final Acts acts;
    private final TreatmentStore records;
    private final MergeStore merges;

    @Activate
    public RecordsCheck(@Reference Acts acts, @Reference TreatmentStore records, @Reference MergeStore merges) {
        this.acts = acts;
        this.records = records;
        this.merges = merges;
    }

    @Override
    public String id() {
        return "customers.records";
    }

    @Override
    public Result check() {
        List<String> problems = new ArrayList<>();
        long checked = 0;
        Id after = new Id(0);
        for (List<Treatment> chunk = next(after, problems); !chunk.isEmpty(); chunk = next(after, problems)) {
            checked += chunk.size();
            after = chunk.get(chunk.size() - 1).id();
        }
        return new Result(checked, List.copyOf(problems));
    }

    private List<Treatment> next(Id after, List<String> problems) {
        return acts.transaction(() -> {
            List<Treatment> chunk = records.signed(after, CHUNK);
            chunk.stream()
                    .filter(record -> !isAsSigned(record))
                    .limit(MOST_PROBLEMS - problems.size())
                    .forEach(record -> problems.add("treatment record " + record.id() + " is not what was signed"));
            return chunk;
        });
    }

    /** A merge may have moved it since: then it was signed as a record of another customer of that merge. */
    private boolean isAsSigned(Treatment record) {
        return isAsSigned(record, record.customer())
                || merges.ownersOfTreatment(record.id()).stream().anyMatch(owner -> isAsSigned(record, owner));
    }

    private static boolean isAsSigned(Treatment record, Id customer) {
        Instant at = record.signedAt();
        return at != null && RecordDigest.of(record, customer, at).equals(record.digest());
    }
}
