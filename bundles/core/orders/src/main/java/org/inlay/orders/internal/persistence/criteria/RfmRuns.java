package org.inlay.orders.internal.persistence.criteria;

import java.util.List;
import java.util.Optional;
import org.inlay.customers.spi.Scope;
import org.inlay.customers.spi.SqlCondition;
import org.inlay.orders.Rfm;
import org.inlay.orders.internal.domain.RfmRun;
import org.inlay.orders.internal.domain.RfmService;
import org.inlay.orders.internal.domain.RfmStore;
import org.inlay.platform.Access;
import org.inlay.platform.Id;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Runs as criteria ask them; a run that is named may be of another scope, then the caller must be allowed to read it there. */
@Component(service = RfmRuns.class)
public final class RfmRuns {
    static final String UNKNOWN = "violation.rfm-run";

    private final RfmStore store;
    private final Access access;

    @Activate
    public RfmRuns(@Reference RfmStore store, @Reference Access access) {
        this.store = store;
        this.access = access;
    }

    boolean known(Id run) {
        return store.find(run).isPresent();
    }

    /** The run named, else the one that speaks for the scope. */
    Optional<RfmRun> of(@Nullable Id named, Scope scope) {
        return named == null ? store.latest(scope.clinic(), scope.today()) : store.find(named);
    }

    /** The run put the customer into one of these classes. */
    SqlCondition rated(RfmRun run, List<String> codes) {
        access.require(RfmService.READ, run.clinic());
        SqlCondition rating =
                SqlCondition.of("g.run_id = ? and g.customer = c.id", run.id().value());
        List<String> rated =
                codes.stream().filter(code -> !code.equals(Rfm.UNRATED)).toList();
        SqlCondition listed = SqlCondition.exists("or_rfm_rating g", rating.and(SqlCondition.in("g.rfm_class", rated)));
        SqlCondition unrated = SqlCondition.exists("or_rfm_rating g", rating).not();
        return rated.size() == codes.size() ? listed : rated.isEmpty() ? unrated : listed.or(unrated);
    }
}
