package org.inlay.platform.web.internal.rest;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import javax.ws.rs.Consumes;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import javax.ws.rs.core.StreamingOutput;
import javax.ws.rs.core.UriInfo;
import org.inlay.platform.Access;
import org.inlay.platform.Id;
import org.inlay.platform.Imports;
import org.inlay.platform.Messages;
import org.inlay.platform.Page;
import org.inlay.platform.PageRequest;
import org.inlay.platform.Problem;
import org.inlay.platform.Violation;
import org.inlay.platform.web.Answers;
import org.inlay.platform.web.Paging;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsApplicationSelect;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsResource;

/** Imports of CSV files. A repeated file changes nothing, so the upload takes no {@code Idempotency-Key}. */
@Component(service = ImportsResource.class)
@JaxrsResource
@JaxrsApplicationSelect("(osgi.jaxrs.name=inlay-core)")
@Path("/imports")
@Produces(MediaType.APPLICATION_JSON)
public final class ImportsResource {
    private static final String TEXT_CSV = "text/csv";
    private static final String FORMULA = "=+-@\t\r";

    private final Imports imports;
    private final Messages messages;
    private final Access access;

    @Activate
    public ImportsResource(@Reference Imports imports, @Reference Messages messages, @Reference Access access) {
        this.imports = imports;
        this.messages = messages;
        this.access = access;
    }

    /** The list of data sets. */
    public record Datasets(List<Imports.Dataset> items) {}

    /** The list of runs. */
    public record ImportReports(List<Imports.ImportReport> items) {}

    @GET
    public Datasets datasets() {
        return new Datasets(imports.datasets());
    }

    @GET
    @Path("{dataset}")
    public Imports.Dataset dataset(@PathParam("dataset") String dataset) {
        return imports.dataset(dataset);
    }

    @POST
    @Path("{dataset}")
    @Consumes(TEXT_CSV)
    @Answers(value = Imports.ImportReport.class, also = 202)
    public Response start(
            @PathParam("dataset") String dataset,
            @QueryParam("dryRun") @Nullable Boolean dryRun,
            @QueryParam("partial") @Nullable Boolean partial,
            @QueryParam("name") @Nullable String name,
            @QueryParam("clinic") @Nullable String clinic,
            @Context UriInfo uri,
            InputStream file) {
        Imports.Choice choice = new Imports.Choice(
                name, Boolean.TRUE.equals(dryRun), Boolean.TRUE.equals(partial), settings(uri, clinic));
        Imports.ImportReport report = imports.start(dataset, file, choice);
        return Response.status(report.job() == null ? Response.Status.OK : Response.Status.ACCEPTED)
                .entity(translated(report))
                .build();
    }

    /** Every parameter that has no meaning of its own is a setting of the data set, which refuses those it does not know. */
    private static Map<String, String> settings(UriInfo uri, @Nullable String clinic) {
        Map<String, String> settings = new TreeMap<>();
        uri.getQueryParameters().forEach((name, values) -> {
            if (values.size() != 1) {
                throw Problem.violation(name, "import.setting");
            }
            settings.put(name, values.get(0));
        });
        List.of("dryRun", "partial", "name", "clinic").forEach(settings::remove);
        if (clinic != null && !clinic.isEmpty()) {
            settings.put("clinic", clinic);
        }
        return settings;
    }

    @GET
    @Path("runs")
    public ImportReports runs() {
        return new ImportReports(imports.latest(PageRequest.DEFAULT));
    }

    @GET
    @Path("runs/{id}")
    public Imports.ImportReport run(@PathParam("id") Id id) {
        return translated(imports.report(id));
    }

    @GET
    @Path("runs/{id}/problems")
    public Page<Imports.RowProblem> problems(
            @PathParam("id") Id id,
            @QueryParam("limit") @Nullable Integer limit,
            @QueryParam("after") @Nullable String after) {
        Page<Imports.RowProblem> page = imports.problems(id, Paging.of(limit, after));
        return new Page<>(translated(page.items()), page.next());
    }

    @GET
    @Path("runs/{id}/problems.csv")
    @Produces(TEXT_CSV)
    public Response download(@PathParam("id") Id id) {
        imports.report(id);
        StreamingOutput body = out -> {
            Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
            writer.write("\uFEFFrow,field,message\r\n");
            @Nullable String after = null;
            do {
                Page<Imports.RowProblem> page = imports.problems(id, new PageRequest(PageRequest.MAXIMUM, after));
                for (Imports.RowProblem problem : translated(page.items())) {
                    write(writer, problem);
                }
                after = page.next();
            } while (after != null);
            writer.flush();
        };
        return Response.ok(body)
                .header("Content-Disposition", "attachment; filename=\"import-" + id + ".csv\"")
                .build();
    }

    private static void write(Writer writer, Imports.RowProblem problem) throws IOException {
        for (Violation violation : problem.violations()) {
            writer.write(problem.row() + "," + cell(violation.field()) + "," + cell(violation.message()) + "\r\n");
        }
    }

    /** A quoted cell that no spreadsheet takes for a formula. */
    private static String cell(String text) {
        boolean formula = !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0;
        return '"' + (formula ? "'" : "") + text.replace("\"", "\"\"") + '"';
    }

    private Imports.ImportReport translated(Imports.ImportReport report) {
        return new Imports.ImportReport(
                report.id(),
                report.dataset(),
                report.name(),
                report.dryRun(),
                report.partial(),
                report.state(),
                report.charset(),
                report.lines(),
                report.rows(),
                report.created(),
                report.skipped(),
                report.refused(),
                report.counts(),
                report.examples(),
                translated(report.problems()),
                report.failure(),
                report.job(),
                report.startedAt(),
                report.endedAt(),
                report.startedBy());
    }

    private List<Imports.RowProblem> translated(List<Imports.RowProblem> problems) {
        Locale locale = access.caller().locale();
        return problems.stream()
                .map(problem -> new Imports.RowProblem(
                        problem.row(),
                        problem.violations().stream()
                                .map(violation -> new Violation(
                                        violation.field(), messages.text(locale, violation.message(), Map.of())))
                                .toList()))
                .toList();
    }
}
