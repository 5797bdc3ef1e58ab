package org.inlay.customers.internal.domain;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.function.Supplier;
import org.inlay.platform.Access;
import org.inlay.platform.Audit;
import org.inlay.platform.Caller;
import org.inlay.platform.Id;
import org.inlay.platform.Ids;
import org.inlay.platform.Transactions;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What every act on a customer needs: who, when, in one transaction, audited. */
@Component(service = Acts.class)
public final class Acts {
    private final Transactions transactions;
    private final Access access;
    private final Audit audit;
    private final Ids ids;
    private final Clock clock;

    @Activate
    public Acts(
            @Reference Transactions transactions,
            @Reference Access access,
            @Reference Audit audit,
            @Reference Ids ids,
            @Reference Clock clock) {
        this.transactions = transactions;
        this.access = access;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    <T> T transaction(Supplier<T> work) {
        return transactions.required(work);
    }

    Transactions transactions() {
        return transactions;
    }

    Access access() {
        return access;
    }

    Caller caller() {
        return access.caller();
    }

    /** Login of the caller. */
    String by() {
        return access.caller().login();
    }

    /** Now, as precisely as both databases keep it. */
    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    Id nextId() {
        return ids.next();
    }

    void audit(String action, String subjectType, Id subject, String clinic, Map<String, ?> details) {
        audit.record(action, subjectType, subject.toString(), clinic, details);
    }

    /** Whether the caller holds the permission in the clinic, without refusing. */
    boolean may(String permission, String clinic) {
        return Callers.may(access.caller(), permission, clinic);
    }
}
