package org.inlay.orders.internal.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.inlay.orders.Rfm;
import org.inlay.platform.Transactions;
import org.inlay.platform.spi.InvariantCheck;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Proves that runs are frozen: sums, classes and their counts still follow from the ratings that were stored (S3). */
@Component(service = InvariantCheck.class)
public final class RfmCheck implements InvariantCheck {
    private static final int MOST = 100;

    private final RfmStore store;
    private final Transactions transactions;

    @Activate
    public RfmCheck(@Reference RfmStore store, @Reference Transactions transactions) {
        this.store = store;
        this.transactions = transactions;
    }

    @Override
    public String id() {
        return "orders.rfm";
    }

    @Override
    public Result check() {
        return transactions.required(() -> {
            List<RfmRun> runs = store.list(null, null, Integer.MAX_VALUE);
            List<String> problems = new ArrayList<>();
            runs.forEach(run -> check(run, problems));
            return new Result(runs.size(), problems.stream().limit(MOST).toList());
        });
    }

    private void check(RfmRun run, List<String> problems) {
        if (!store.sums(run.id()).equals(run.sums())) {
            problems.add("rfm run " + run.id() + " has other sums than its ratings");
        }
        RfmLine line = run.line();
        if (line != null && store.misplaced(run.id(), line) > 0) {
            problems.add("rfm run " + run.id() + " has ratings in another class than its line puts them into");
        }
        Map<String, Long> now = store.counts(run.id());
        boolean same = RfmClass.codes().stream()
                .filter(code -> !code.equals(Rfm.UNRATED))
                .allMatch(code -> now.getOrDefault(code, 0L).equals(run.counts().getOrDefault(code, 0L)));
        if (!same) {
            problems.add("rfm run " + run.id() + " has other counts than its ratings");
        }
    }
}
