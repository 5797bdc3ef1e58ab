package org.inlay.platform.web.internal.persistence;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import java.util.List;
import org.inlay.platform.Id;
import org.inlay.platform.Ids;
import org.inlay.platform.Transactions;
import org.inlay.platform.persistence.Columns;
import org.inlay.platform.persistence.SchemaReady;
import org.inlay.platform.persistence.Sql;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.SQLDataType;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The rows of {@code pl_view}: views of lists that people keep for themselves. */
@Component(service = KeptViews.class)
public class KeptViews {
    private static final Table<Record> TABLE = table(name("pl_view"));
    private static final Field<Id> ID = field(name("id"), Columns.ID);
    private static final Field<Id> STAFF = field(name("staff"), Columns.ID);
    private static final Field<String> PAGE = field(name("page"), SQLDataType.VARCHAR(64));
    private static final Field<String> NAME = field(name("name"), SQLDataType.VARCHAR(100));
    private static final Field<String> QUERY = field(name("query"), SQLDataType.VARCHAR(2000));

    private final Sql sql;
    private final Transactions transactions;
    private final Ids ids;

    @Activate
    public KeptViews(
            @Reference Sql sql,
            @Reference Transactions transactions,
            @Reference Ids ids,
            @Reference(target = "(inlay.schema=platform)") SchemaReady schema) {
        this.sql = sql;
        this.transactions = transactions;
        this.ids = ids;
    }

    /** A view: what the list is asked, under a name. */
    public record View(Id id, String name, String query) {}

    /** Somebody's views of a page, by name. */
    public List<View> of(Id staff, String page) {
        return transactions.required(() -> sql.dsl()
                .select(ID, NAME, QUERY)
                .from(TABLE)
                .where(STAFF.eq(staff), PAGE.eq(page))
                .orderBy(NAME)
                .fetch(row -> new View(row.value1(), row.value2(), row.value3())));
    }

    /** Keeps a view; one of the same name is replaced. */
    public void keep(Id staff, String page, String name, String query) {
        transactions.run(() -> {
            sql.dsl()
                    .deleteFrom(TABLE)
                    .where(STAFF.eq(staff), PAGE.eq(page), NAME.eq(name))
                    .execute();
            sql.dsl()
                    .insertInto(TABLE, ID, STAFF, PAGE, NAME, QUERY)
                    .values(ids.next(), staff, page, name, query)
                    .execute();
        });
    }

    /** Forgets a view of theirs. */
    public void forget(Id staff, Id view) {
        transactions.run(() ->
                sql.dsl().deleteFrom(TABLE).where(STAFF.eq(staff), ID.eq(view)).execute());
    }
}
