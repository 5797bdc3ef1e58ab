package org.inlay.platform.internal.persistence;

import java.util.Map;
import org.inlay.platform.Extensions;
import org.inlay.platform.Id;
import org.inlay.platform.Notices;
import org.inlay.platform.Problem;
import org.inlay.platform.Transactions;
import org.inlay.platform.spi.Job;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Works on a large file in the background. */
@Component
public final class ImportJob implements Job {
    static final String ID = "imports.run";
    static final String RUN = "import";

    private final Extensions extensions;
    private final Transactions transactions;
    private final ImportRuns runs;
    private final ImportWorker worker;
    private final Notices notices;
    private final DerbyStatistics statistics;

    @Activate
    public ImportJob(
            @Reference Extensions extensions,
            @Reference Transactions transactions,
            @Reference ImportRuns runs,
            @Reference ImportWorker worker,
            @Reference Notices notices,
            @Reference DerbyStatistics statistics) {
        this.extensions = extensions;
        this.transactions = transactions;
        this.runs = runs;
        this.worker = worker;
        this.notices = notices;
        this.statistics = statistics;
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public void run(Context context) {
        Id run = Id.parse(context.parameters().getOrDefault(RUN, ""));
        String dataset = transactions
                .required(() -> runs.work(run))
                .orElseThrow(() -> Problem.notFound("import"))
                .dataset();
        worker.work(run, ImportService.importer(extensions, dataset), new ImportWorker.Watch() {
            @Override
            public void progress(long rows) {
                context.progress(rows, 0);
            }

            @Override
            public boolean cancelled() {
                return context.cancelled();
            }
        });
        statistics.refresh();
        transactions.required(() -> runs.work(run)).ifPresent(work -> {
            context.outcome(work.state() + ", " + work.rows() + " rows, " + work.refused() + " refused");
            notices.tell(
                    work.startedBy(),
                    "notice.import-ended",
                    Map.of(
                            "dataset", work.dataset(),
                            "rows", Long.toString(work.rows()),
                            "refused", Long.toString(work.refused())),
                    "/app/imports/runs/" + run);
        });
    }
}
