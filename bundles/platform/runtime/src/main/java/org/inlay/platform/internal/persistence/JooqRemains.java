package org.inlay.platform.internal.persistence;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.inlay.platform.Plugins.Purged;
import org.inlay.platform.internal.domain.PluginRemains;
import org.inlay.platform.persistence.Sql;
import org.jooq.CSVFormat;
import org.jooq.Cursor;
import org.jooq.Field;
import org.jooq.ForeignKey;
import org.jooq.Record;
import org.jooq.Result;
import org.jooq.Table;
import org.jooq.impl.SQLDataType;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Exports into {@code exports} of the data directory; both databases drop tables within a transaction. */
@Component
public final class JooqRemains implements PluginRemains {
    private static final int CHUNK = 1000;

    /** What the history of a plugin's tables is called, followed by its id. */
    private static final String HISTORY = "changelog";

    private final Sql sql;
    private final Clock clock;
    private final Path directory;

    @Activate
    public JooqRemains(BundleContext context, @Reference Sql sql, @Reference Clock clock) {
        this.sql = sql;
        this.clock = clock;
        this.directory = Path.of(context.getProperty("inlay.data"), "exports");
    }

    @Override
    public Purged purge(String id, String tables) {
        List<Table<?>> doomed = tables.isEmpty() ? List.of() : referencingFirst(tables(tables));
        Path file = directory.resolve(
                "purged-" + id + "-" + clock.instant().toString().replaceAll("[^0-9TZ]", "") + ".zip");
        long rows = export(doomed, file);
        doomed.forEach(each -> sql.dsl().execute("drop table " + each.getName()));
        forget(id);
        return new Purged(
                String.valueOf(file.getFileName()),
                doomed.stream()
                        .map(each -> each.getName().toLowerCase(Locale.ROOT))
                        .toList(),
                rows);
    }

    @Override
    public boolean ofAnother(String id, String tables) {
        boolean own = sql.dsl().meta().getTables().stream()
                .anyMatch(each -> each.getName().equalsIgnoreCase(HISTORY + id));
        return !own && !tables(tables).isEmpty();
    }

    private List<Table<?>> tables(String prefix) {
        List<Table<?>> found = new ArrayList<>();
        for (Table<?> each : sql.dsl().meta().getTables()) {
            if (each.getName().toLowerCase(Locale.ROOT).startsWith(prefix)) {
                found.add(each);
            }
        }
        return found;
    }

    /** Drops need those first that refer to others. */
    private static List<Table<?>> referencingFirst(List<Table<?>> tables) {
        List<Table<?>> left = new ArrayList<>(tables);
        List<Table<?>> ordered = new ArrayList<>();
        while (!left.isEmpty()) {
            Table<?> free = left.stream()
                    .filter(each -> left.stream().noneMatch(other -> other != each && refers(other, each)))
                    .findFirst()
                    .orElse(left.get(0));
            ordered.add(free);
            left.remove(free);
        }
        return ordered;
    }

    private static boolean refers(Table<?> from, Table<?> to) {
        for (ForeignKey<?, ?> key : from.getReferences()) {
            if (key.getKey().getTable().getName().equals(to.getName())) {
                return true;
            }
        }
        return false;
    }

    private long export(List<Table<?>> tables, Path file) {
        long rows = 0;
        try {
            Files.createDirectories(directory);
            try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
                BufferedWriter text = new BufferedWriter(new OutputStreamWriter(zip, StandardCharsets.UTF_8));
                for (Table<?> each : tables) {
                    zip.putNextEntry(new ZipEntry(each.getName().toLowerCase(Locale.ROOT) + ".csv"));
                    rows += export(each, text);
                    text.flush();
                    zip.closeEntry();
                }
            }
            onTheDisk(file);
            onTheDisk(directory);
        } catch (IOException e) {
            throw new UncheckedIOException("Nothing was purged: the export failed", e);
        }
        return rows;
    }

    /** Before anything is dropped: a power cut must not take both. */
    private static void onTheDisk(Path path) throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    private long export(Table<?> from, BufferedWriter text) throws IOException {
        long rows = 0;
        boolean head = true;
        try (Cursor<Record> cursor = sql.dsl()
                .select(from.fields())
                .from(table(name(from.getName())))
                .fetchSize(CHUNK)
                .fetchLazy()) {
            while (head || cursor.hasNext()) {
                Result<Record> chunk = cursor.fetchNext(CHUNK);
                chunk.formatCSV(text, CSVFormat.DEFAULT.header(head));
                rows += chunk.size();
                head = false;
            }
        }
        return rows;
    }

    /** The history of its tables, what waits for it, and what it listens to. */
    private void forget(String id) {
        Field<String> named = field(name("name"), SQLDataType.VARCHAR);
        sql.dsl()
                .deleteFrom(table(name("pl_schema_digest")))
                .where(named.eq(id))
                .execute();
        String history = HISTORY + id;
        for (Table<?> each : sql.dsl().meta().getTables()) {
            if (each.getName().equalsIgnoreCase(history)) {
                sql.dsl().execute("drop table " + each.getName());
            }
        }
        String own = id + ".%";
        sql.dsl()
                .deleteFrom(table(name("pl_delivery")))
                .where(field(name("subscription"), SQLDataType.VARCHAR).like(own))
                .execute();
        sql.dsl()
                .deleteFrom(table(name("pl_subscription")))
                .where(field(name("id"), SQLDataType.VARCHAR).like(own))
                .execute();
    }
}
