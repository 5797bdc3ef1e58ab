package org.inlay.platform.internal.persistence;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.inlay.platform.Audit;
import org.inlay.platform.Caller;
import org.inlay.platform.Id;
import org.inlay.platform.Ids;
import org.inlay.platform.Transactions;
import org.inlay.platform.internal.domain.AuditWriter;
import org.inlay.platform.internal.domain.CurrentCaller;
import org.inlay.platform.persistence.Sql;
import org.inlay.platform.spi.ActListener;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** Audit rows of the current transaction, not chained yet. */
@Component
public final class AuditTrail implements Audit, AuditWriter {

    private static final int MOST_DETAILS = 4000;

    private final Transactions transactions;
    private final Sql sql;
    private final Ids ids;
    private final Clock clock;
    private final CurrentCaller current;
    private final List<ActListener> listeners = new CopyOnWriteArrayList<>();
    private final ObjectMapper json = new ObjectMapper();

    @Activate
    public AuditTrail(
            @Reference Transactions transactions,
            @Reference Sql sql,
            @Reference Ids ids,
            @Reference Clock clock,
            @Reference CurrentCaller current) {
        this.transactions = transactions;
        this.sql = sql;
        this.ids = ids;
        this.clock = clock;
        this.current = current;
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addListener(ActListener listener) {
        listeners.add(listener);
    }

    void removeListener(ActListener listener) {
        listeners.remove(listener);
    }

    @Override
    public void record(String action, String subjectType, String subject, String clinic, Map<String, ?> details) {
        Id caller = current.get().map(Caller::staff).orElse(new Id(0));
        write(new Entry(caller, action, subjectType, subject, clinic, Outcome.DONE, details));
    }

    @Override
    public void write(Entry entry) {
        String details = json(entry.details());
        transactions.run(() -> {
            insert(entry, details);
            transactions.afterCommit(
                    () -> listeners.forEach(listener -> listener.done(entry.action(), entry.clinic())));
        });
    }

    private void insert(Entry entry, String details) {
        sql.dsl()
                .insertInto(Tables.AUDIT)
                .set(Tables.AUDIT_ID, ids.next())
                .set(Tables.AUDIT_HAPPENED_AT, clock.instant())
                .set(Tables.AUDIT_CALLER, entry.caller())
                .set(Tables.AUDIT_ACTION, entry.action())
                .set(Tables.AUDIT_SUBJECT_TYPE, entry.subjectType())
                .set(Tables.AUDIT_SUBJECT, entry.subject())
                .set(Tables.AUDIT_CLINIC, entry.clinic())
                .set(Tables.AUDIT_OUTCOME, entry.outcome().name())
                .set(Tables.AUDIT_DETAILS, details)
                .execute();
    }

    /** JDK types only reach the mapper: it would keep the classes of a plugin that is taken out. */
    private String json(Map<String, ?> details) {
        try {
            String text = json.writeValueAsString(plain(details));
            if (text.length() > MOST_DETAILS) {
                throw new IllegalArgumentException(
                        "audit details hold ids and codes, not " + text.length() + " characters");
            }
            return text;
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("audit details", e);
        }
    }

    private static Object plain(Object value) {
        if (value instanceof Map<?, ?> map) {
            Map<String, Object> sorted = new TreeMap<>();
            map.forEach((key, item) -> sorted.put(String.valueOf(key), plain(item)));
            return sorted;
        }
        if (value instanceof Collection<?> items) {
            return items.stream().map(AuditTrail::plain).toList();
        }
        boolean json = value instanceof Integer || value instanceof Long || value instanceof Boolean;
        return json ? value : String.valueOf(value);
    }
}
