package org.inlay.customers.internal.persistence;

import static org.inlay.customers.internal.persistence.Tables.Segment.ALL;
import static org.inlay.customers.internal.persistence.Tables.Segment.CLINIC;
import static org.inlay.customers.internal.persistence.Tables.Segment.ID;
import static org.inlay.customers.internal.persistence.Tables.Segment.NAME;
import static org.inlay.customers.internal.persistence.Tables.Segment.SAVED_AT;
import static org.inlay.customers.internal.persistence.Tables.Segment.SAVED_BY;
import static org.inlay.customers.internal.persistence.Tables.Segment.TABLE;
import static org.inlay.customers.internal.persistence.Tables.Segment.TREE;
import static org.inlay.customers.internal.persistence.Tables.Segment.VERSION;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.inlay.customers.Segments.Saved;
import org.inlay.customers.internal.domain.SavedSegmentStore;
import org.inlay.platform.Id;
import org.inlay.platform.Problem;
import org.inlay.platform.persistence.SchemaReady;
import org.inlay.platform.persistence.Sql;
import org.jooq.Record;
import org.jooq.exception.DataAccessException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Named trees, the tree as JSON text. */
@Component
public final class SqlSavedSegments implements SavedSegmentStore {
    private static final int LONGEST_TREE = 32_000;
    private static final TypeReference<Map<String, Object>> DOCUMENT = new TypeReference<>() {};
    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    private final Sql sql;

    @Activate
    public SqlSavedSegments(@Reference(target = "(inlay.schema=customers)") SchemaReady schema, @Reference Sql sql) {
        this.sql = sql;
    }

    @Override
    public void insert(Saved segment) {
        named(() -> sql.dsl()
                .insertInto(TABLE)
                .columns(ALL)
                .values(
                        segment.id(),
                        segment.name(),
                        segment.clinic(),
                        text(segment.tree()),
                        segment.savedAt(),
                        segment.savedBy(),
                        segment.version())
                .execute());
    }

    @Override
    public boolean update(Saved segment) {
        return named(() -> sql.dsl()
                        .update(TABLE)
                        .set(NAME, segment.name())
                        .set(TREE, text(segment.tree()))
                        .set(SAVED_AT, segment.savedAt())
                        .set(SAVED_BY, segment.savedBy())
                        .set(VERSION, segment.version())
                        .where(ID.eq(segment.id()))
                        .and(VERSION.eq(segment.version() - 1))
                        .execute())
                == 1;
    }

    @Override
    public boolean delete(Id id, long version) {
        return sql.dsl()
                        .deleteFrom(TABLE)
                        .where(ID.eq(id))
                        .and(VERSION.eq(version))
                        .execute()
                == 1;
    }

    @Override
    public Optional<Saved> find(Id id) {
        return sql.dsl().select(ALL).from(TABLE).where(ID.eq(id)).fetchOptional(SqlSavedSegments::saved);
    }

    @Override
    public List<Saved> all() {
        return sql.dsl().select(ALL).from(TABLE).orderBy(NAME, ID).fetch(SqlSavedSegments::saved);
    }

    private static <T> T named(Supplier<T> change) {
        try {
            return change.get();
        } catch (DataAccessException e) {
            if (DuplicateKeys.caused(e)) {
                Problem taken = Problem.conflict("segment-name-taken");
                taken.initCause(e);
                throw taken;
            }
            throw e;
        }
    }

    private static Saved saved(Record row) {
        return new Saved(
                row.get(ID),
                row.get(NAME),
                row.get(CLINIC),
                tree(row.get(TREE)),
                row.get(SAVED_AT),
                row.get(SAVED_BY),
                row.get(VERSION));
    }

    private static String text(Map<String, Object> tree) {
        try {
            String text = JSON.writeValueAsString(tree);
            if (text.length() > LONGEST_TREE) {
                throw Problem.violation("", "violation.segment-nodes");
            }
            return text;
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("no JSON-like tree", e);
        }
    }

    private static Map<String, Object> tree(String text) {
        try {
            return JSON.readValue(text, DOCUMENT);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored tree is no JSON", e);
        }
    }
}
