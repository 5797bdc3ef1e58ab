package org.inlay.platform.internal.persistence;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.inlay.platform.Transactions;
import org.inlay.platform.persistence.SchemaReady;
import org.inlay.platform.persistence.Sql;
import org.inlay.platform.spi.Job;
import org.jooq.impl.DSL;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts Derby's indexes, by which it plans: without, it reads a whole table for a list of ten keys. Its own counting is not set off
 * by statements that come through a transaction manager. A table is counted when it never was, and when it has grown or shrunk by
 * half. PostgreSQL does this by itself.
 */
@Component(service = {DerbyStatistics.class, Job.class})
public final class DerbyStatistics implements Job {
    private static final Logger LOG = LoggerFactory.getLogger(DerbyStatistics.class);

    /** Smaller tables are read whole in no time. */
    private static final long FEW_PAGES = 4;

    private static final String TABLES = """
            select n.schemaname, t.tablename,
              case when exists (select 1 from sys.sysstatistics s where s.tableid = t.tableid) then 1 else 0 end
            from sys.systables t join sys.sysschemas n on n.schemaid = t.schemaid
            where n.schemaname = current schema and t.tabletype = 'T'""";

    private static final String PAGES =
            "select p.numallocatedpages from table(syscs_diag.space_table({0}, {1})) p where p.isindex = 0";

    private static final String COUNT = "call syscs_util.syscs_update_statistics({0}, {1}, null)";

    private final Sql sql;
    private final Transactions transactions;
    private final Map<String, Long> counted = new ConcurrentHashMap<>();

    @Activate
    public DerbyStatistics(
            @Reference Sql sql,
            @Reference Transactions transactions,
            @Reference(target = "(inlay.schema=platform)") SchemaReady schema) {
        this.sql = sql;
        this.transactions = transactions;
    }

    @Override
    public String id() {
        return "platform.statistics";
    }

    @Override
    public Optional<Duration> every() {
        return Optional.of(Duration.ofMinutes(10));
    }

    @Override
    public void run(Context context) {
        context.outcome("counted " + refresh());
    }

    /** Counts what has to be counted now, one run after another; tells how many tables. */
    synchronized int refresh() {
        if (!sql.derby()) {
            return 0;
        }
        int tables = 0;
        for (Table table : transactions.required(this::tables)) {
            long pages = transactions.required(() -> pages(table));
            long before = counted.getOrDefault(table.name(), table.known() ? pages : 0L);
            if (pages >= FEW_PAGES && (2 * pages > 3 * before || 3 * pages < 2 * before)) {
                transactions.run(() -> sql.dsl().execute(COUNT, DSL.inline(table.schema()), DSL.inline(table.name())));
                LOG.debug("counted the indexes of {}, {} pages", table.name(), pages);
                tables++;
                before = pages;
            }
            counted.put(table.name(), before);
        }
        return tables;
    }

    /** A table, and whether its indexes were ever counted. */
    private record Table(String schema, String name, boolean known) {}

    private List<Table> tables() {
        return sql.dsl()
                .fetch(TABLES)
                .map(row ->
                        new Table(row.get(0, String.class), row.get(1, String.class), row.get(2, Integer.class) == 1));
    }

    private long pages(Table table) {
        return sql.dsl().fetch(PAGES, DSL.inline(table.schema()), DSL.inline(table.name())).stream()
                .mapToLong(row -> row.get(0, Long.class))
                .sum();
    }
}
