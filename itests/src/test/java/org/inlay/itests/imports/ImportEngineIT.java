package org.inlay.itests.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.inject.Inject;
import org.awaitility.Awaitility;
import org.inlay.itests.support.InKaraf;
import org.inlay.platform.Access;
import org.inlay.platform.Id;
import org.inlay.platform.Ids;
import org.inlay.platform.ImportKeys;
import org.inlay.platform.Imports;
import org.inlay.platform.Imports.ImportReport;
import org.inlay.platform.Jobs;
import org.inlay.platform.PageRequest;
import org.inlay.platform.Transactions;
import org.inlay.platform.persistence.Sql;
import org.inlay.platform.spi.Importer;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;

@InKaraf
class ImportEngineIT {
    private static final Duration LONG = Duration.ofSeconds(90);
    private static final Imports.Choice APPLY = new Imports.Choice(null, false, false, Map.of());
    private static final Imports.Choice DRY_RUN = new Imports.Choice(null, true, false, Map.of());
    private static final Imports.Choice GOOD_ONLY = new Imports.Choice(null, false, true, Map.of());

    @Inject
    BundleContext context;

    @Inject
    Imports imports;

    @Inject
    ImportKeys keys;

    @Inject
    Ids ids;

    @Inject
    Access access;

    @Inject
    Jobs jobs;

    @Inject
    Clock clock;

    @Inject
    Transactions transactions;

    @Inject
    Sql sql;

    private CountingImporter importer;
    private ServiceRegistration<Importer> registration;

    @BeforeEach
    void register() {
        importer = new CountingImporter(keys, ids);
        registration = context.registerService(Importer.class, importer, null);
    }

    @AfterEach
    void close() {
        registration.unregister();
        transactions.run(() -> sql.dsl()
                .deleteFrom(DSL.table("pl_import_key"))
                .where(DSL.field("dataset", String.class).eq(CountingImporter.DATASET))
                .execute());
    }

    @Test
    @DisplayName("A dry run reports every row and changes nothing")
    void dryRun() {
        ImportReport report = start(DRY_RUN, file(10, i -> i == 4 ? "bad" : "王" + i));

        assertThat(report.state()).isEqualTo("CHECKED");
        assertThat(List.of(report.rows(), report.created(), report.skipped(), report.refused()))
                .containsExactly(10L, 9L, 0L, 1L);
        assertThat(report.problems()).hasSize(1).first().satisfies(problem -> {
            assertThat(problem.row()).isEqualTo(5);
            assertThat(problem.violations().get(0).field()).isEqualTo("name");
        });
        assertThat(importer.applied).isEmpty();
        assertThat(known(10)).isEmpty();
    }

    @Test
    @DisplayName(
            "One bad row refuses the file; the good rows alone are applied when asked for; a repeat changes nothing")
    void refusedThenPartialThenRepeated() {
        String file = file(1_200, i -> i == 1_100 ? "bad" : "李" + i);

        assertThat(start(APPLY, file).state()).isEqualTo("REFUSED");
        assertThat(importer.applied).isEmpty();

        ImportReport partial = start(GOOD_ONLY, file);
        assertThat(partial.state()).isEqualTo("DONE");
        assertThat(List.of(partial.created(), partial.refused())).containsExactly(1_199L, 1L);
        assertThat(importer.applied).hasSize(1_199);

        ImportReport repeated = start(GOOD_ONLY, file);
        assertThat(List.of(repeated.created(), repeated.skipped(), repeated.refused()))
                .containsExactly(0L, 1_199L, 1L);
        assertThat(importer.applied).hasSize(1_199);
    }

    @Test
    @DisplayName("A BOM is passed over, GB18030 is told and read, a broken quote names its line and applies nothing")
    void charsets() {
        assertThat(start(APPLY, "\uFEFFid,name\nb1,王女士\n").charset()).isEqualTo("UTF-8");
        ImportReport gb =
                start(APPLY, new ByteArrayInputStream("id,name\ng1,王女士\n".getBytes(Charset.forName("GB18030"))));
        assertThat(gb.charset()).isEqualTo("GB18030");
        assertThat(importer.applied).containsExactly("b1", "g1");

        assertThatThrownBy(() -> start(APPLY, "id,name\nq1,a\nq2,\"b\nq3,c\n"))
                .hasMessageContaining("csv-quote {line=3}");
        assertThatThrownBy(() -> start(APPLY, "id,nick\n")).hasMessageContaining("csv-columns");
        assertThat(importer.applied).hasSize(2);
    }

    @Test
    @DisplayName("100,000 bad rows: all counted, 10,000 kept, nothing applied")
    void hundredThousandBadRows() {
        ImportReport begun = start(APPLY, file(100_000, i -> "bad"));
        assertThat(begun.job()).isNotNull();

        ImportReport report = ended(begun.id());
        assertThat(report.state()).isEqualTo("REFUSED");
        assertThat(report.refused()).isEqualTo(100_000);
        assertThat(report.problems()).hasSize(1_000);
        assertThat(importer.applied).isEmpty();
        Long kept = transactions.required(() -> sql.dsl()
                .selectCount()
                .from("pl_import_row")
                .where(DSL.field("import_id", Long.class).eq(begun.id().value()))
                .fetchSingle()
                .map(row -> row.get(0, Long.class)));
        assertThat(kept).isEqualTo(Imports.KEPT_PROBLEMS);
        assertThat(access.asPlatform(() -> imports.problems(begun.id(), new PageRequest(200, "5000")))
                        .items())
                .hasSize(200)
                .first()
                .satisfies(problem -> assertThat(problem.row()).isEqualTo(5_001));
    }

    @Test
    @DisplayName("A run that was cut off goes on behind its last batch: every row exactly once")
    void resumes() {
        importer.applyMost = 1_500;
        assertThatThrownBy(() -> start(APPLY, file(3_000, i -> "周" + i))).isInstanceOf(CountingImporter.PowerCut.class);
        assertThat(importer.applied).hasSize(1_500);
        Id run = access.asPlatform(() -> imports.latest(1).get(0).id());

        importer.applyMost = Integer.MAX_VALUE;
        transactions.run(() -> sql.dsl()
                .update(DSL.table("pl_import"))
                .set(
                        DSL.field("touched_at", Timestamp.class),
                        Timestamp.from(clock.instant().minus(Duration.ofDays(2))))
                .where(DSL.field("id", Long.class).eq(run.value()))
                .execute());
        transactions.required(() -> jobs.start("imports.tidy", "itests", Map.of()));

        ImportReport report = ended(run);
        assertThat(report.state()).isEqualTo("DONE");
        assertThat(List.of(report.rows(), report.created())).containsExactly(3_000L, 3_000L);
        assertThat(importer.applied).hasSize(3_000).doesNotHaveDuplicates();
    }

    private ImportReport start(Imports.Choice choice, String file) {
        return start(choice, new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8)));
    }

    private ImportReport start(Imports.Choice choice, InputStream file) {
        return access.asPlatform(() -> imports.start(CountingImporter.DATASET, file, choice));
    }

    private ImportReport ended(Id run) {
        return Awaitility.await()
                .atMost(LONG)
                .until(() -> access.asPlatform(() -> imports.report(run)), report -> report.endedAt() != null);
    }

    private Map<String, Id> known(int rows) {
        return transactions.required(() -> keys.known(
                CountingImporter.DATASET,
                IntStream.rangeClosed(1, rows).mapToObj(i -> "n" + i).toList()));
    }

    private static String file(int rows, IntFunction<String> name) {
        return "id,name\n"
                + IntStream.rangeClosed(1, rows)
                        .mapToObj(i -> "n" + i + "," + name.apply(i) + "\n")
                        .collect(Collectors.joining());
    }
}
