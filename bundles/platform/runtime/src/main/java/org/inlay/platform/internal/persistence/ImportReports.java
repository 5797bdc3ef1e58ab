package org.inlay.platform.internal.persistence;

import static org.inlay.platform.internal.persistence.ImportTables.CHARSET;
import static org.inlay.platform.internal.persistence.ImportTables.CREATED;
import static org.inlay.platform.internal.persistence.ImportTables.DATASET;
import static org.inlay.platform.internal.persistence.ImportTables.DRY_RUN;
import static org.inlay.platform.internal.persistence.ImportTables.ENDED_AT;
import static org.inlay.platform.internal.persistence.ImportTables.FAILURE;
import static org.inlay.platform.internal.persistence.ImportTables.FAILURE_LINE;
import static org.inlay.platform.internal.persistence.ImportTables.FIGURES;
import static org.inlay.platform.internal.persistence.ImportTables.GOOD_ONLY;
import static org.inlay.platform.internal.persistence.ImportTables.ID;
import static org.inlay.platform.internal.persistence.ImportTables.IMPORT;
import static org.inlay.platform.internal.persistence.ImportTables.IMPORT_ID;
import static org.inlay.platform.internal.persistence.ImportTables.IMPORT_ROW;
import static org.inlay.platform.internal.persistence.ImportTables.JOB;
import static org.inlay.platform.internal.persistence.ImportTables.LINE;
import static org.inlay.platform.internal.persistence.ImportTables.LINES;
import static org.inlay.platform.internal.persistence.ImportTables.NAME;
import static org.inlay.platform.internal.persistence.ImportTables.REFUSED;
import static org.inlay.platform.internal.persistence.ImportTables.ROWS;
import static org.inlay.platform.internal.persistence.ImportTables.SKIPPED;
import static org.inlay.platform.internal.persistence.ImportTables.STARTED_AT;
import static org.inlay.platform.internal.persistence.ImportTables.STARTED_BY;
import static org.inlay.platform.internal.persistence.ImportTables.STATE;
import static org.inlay.platform.internal.persistence.ImportTables.VIOLATIONS;

import java.util.List;
import java.util.Map;
import org.inlay.platform.Id;
import org.inlay.platform.Imports.ImportFailure;
import org.inlay.platform.Imports.ImportReport;
import org.inlay.platform.Imports.RowProblem;
import org.inlay.platform.Problem;
import org.inlay.platform.persistence.SchemaReady;
import org.inlay.platform.persistence.Sql;
import org.jooq.Field;
import org.jooq.Record;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Runs of imports as people read them. */
@Component(service = ImportReports.class)
public final class ImportReports {
    private static final ImportJson.Figures NONE = new ImportJson.Figures(Map.of(), Map.of());

    private static final List<Field<?>> FIELDS = List.of(
            ID,
            DATASET,
            NAME,
            DRY_RUN,
            GOOD_ONLY,
            STATE,
            CHARSET,
            LINES,
            ROWS,
            CREATED,
            SKIPPED,
            REFUSED,
            FIGURES,
            FAILURE,
            FAILURE_LINE,
            JOB,
            STARTED_AT,
            ENDED_AT,
            STARTED_BY);

    private final Sql sql;
    private final ImportJson json = new ImportJson();

    @Activate
    public ImportReports(@Reference Sql sql, @Reference(target = "(inlay.schema=platform)") SchemaReady schema) {
        this.sql = sql;
    }

    /** A run with its first problems. */
    ImportReport report(Id run, int problems) {
        Record found = sql.dsl().select(FIELDS).from(IMPORT).where(ID.eq(run)).fetchOne();
        if (found == null) {
            throw Problem.notFound("import");
        }
        return report(found, problems(run, 0, problems));
    }

    List<ImportReport> latest(int limit) {
        return sql.dsl()
                .select(FIELDS)
                .from(IMPORT)
                .orderBy(ID.desc())
                .limit(limit)
                .fetch(found -> report(found, List.of()));
    }

    /** Kept problems of rows behind the line. */
    List<RowProblem> problems(Id run, long after, int limit) {
        return sql.dsl()
                .select(LINE, VIOLATIONS)
                .from(IMPORT_ROW)
                .where(IMPORT_ID.eq(run), LINE.gt(after))
                .orderBy(LINE)
                .limit(limit)
                .fetch(row -> new RowProblem(row.get(LINE), json.readViolations(row.get(VIOLATIONS))));
    }

    private ImportReport report(Record found, List<RowProblem> problems) {
        String text = found.get(FIGURES);
        ImportJson.Figures figures = text == null ? NONE : json.readFigures(text);
        String failure = found.get(FAILURE);
        return new ImportReport(
                found.get(ID),
                found.get(DATASET),
                found.get(NAME),
                found.get(DRY_RUN),
                found.get(GOOD_ONLY),
                found.get(STATE),
                found.get(CHARSET),
                found.get(LINES),
                found.get(ROWS),
                found.get(CREATED),
                found.get(SKIPPED),
                found.get(REFUSED),
                figures.counts(),
                figures.examples(),
                problems,
                failure == null ? null : new ImportFailure(failure, found.get(FAILURE_LINE)),
                found.get(JOB),
                found.get(STARTED_AT),
                found.get(ENDED_AT),
                found.get(STARTED_BY));
    }
}
