package org.inlay.platform.internal.persistence;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.inlay.platform.internal.domain.PluginBook;
import org.inlay.platform.persistence.SchemaReady;
import org.inlay.platform.persistence.Sql;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.SQLDataType;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The rows of {@code pl_plugin} and {@code pl_plugin_clinic}. */
@Component
public final class JooqPluginBook implements PluginBook {
    private static final Table<Record> PLUGIN = table(name("pl_plugin"));
    private static final Field<String> ID = field(name("pl_plugin", "id"), SQLDataType.VARCHAR(40));
    private static final Field<Long> REVISION = field(name("pl_plugin", "revision"), SQLDataType.BIGINT);
    private static final Table<Record> ON = table(name("pl_plugin_clinic"));
    private static final Field<String> ON_PLUGIN = field(name("pl_plugin_clinic", "plugin"), SQLDataType.VARCHAR(40));
    private static final Field<String> ON_CLINIC = field(name("pl_plugin_clinic", "clinic"), SQLDataType.VARCHAR(32));

    private final Sql sql;

    @Activate
    public JooqPluginBook(@Reference Sql sql, @Reference(target = "(inlay.schema=platform)") SchemaReady schema) {
        this.sql = sql;
    }

    @Override
    public Map<String, Wanted> wanted() {
        Map<String, Wanted> wanted = new HashMap<>();
        sql.dsl()
                .select(ID, REVISION, ON_CLINIC)
                .from(PLUGIN)
                .leftJoin(ON)
                .on(ON_PLUGIN.eq(ID))
                .forEach(row -> {
                    Wanted plugin =
                            wanted.computeIfAbsent(row.value1(), id -> new Wanted(row.value2(), new HashSet<>()));
                    if (row.value3() != null) {
                        plugin.clinics().add(row.value3());
                    }
                });
        return wanted;
    }

    @Override
    public void want(String id, Set<String> clinics) {
        if (!Inserts.ifAbsent(sql, sql.dsl().insertInto(PLUGIN).set(ID, id).set(REVISION, 1L), ID)) {
            lock(id);
        }
        sql.dsl().deleteFrom(ON).where(ON_PLUGIN.eq(id)).execute();
        clinics.forEach(clinic -> add(id, clinic));
    }

    @Override
    public boolean drop(String id) {
        sql.dsl().deleteFrom(ON).where(ON_PLUGIN.eq(id)).execute();
        return sql.dsl().deleteFrom(PLUGIN).where(ID.eq(id)).execute() > 0;
    }

    @Override
    public boolean switchTo(String id, String clinic, boolean on) {
        if (!lock(id)) {
            return false;
        }
        sql.dsl()
                .deleteFrom(ON)
                .where(ON_PLUGIN.eq(id))
                .and(ON_CLINIC.eq(clinic))
                .execute();
        if (on) {
            add(id, clinic);
        }
        return true;
    }

    /** Two changes of a plugin at once wait for each other. */
    private boolean lock(String id) {
        return sql.dsl()
                        .update(PLUGIN)
                        .set(REVISION, REVISION.plus(1))
                        .where(ID.eq(id))
                        .execute()
                > 0;
    }

    private void add(String id, String clinic) {
        sql.dsl().insertInto(ON, ON_PLUGIN, ON_CLINIC).values(id, clinic).execute();
    }
}
