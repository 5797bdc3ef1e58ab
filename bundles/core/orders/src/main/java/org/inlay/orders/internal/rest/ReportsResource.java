package org.inlay.orders.internal.rest;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.regex.Pattern;
import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.MediaType;
import org.inlay.orders.Reports;
import org.inlay.orders.Reports.Funnel;
import org.inlay.orders.Reports.Question;
import org.inlay.orders.Reports.Retention;
import org.inlay.platform.Clinic;
import org.inlay.platform.Problem;
import org.inlay.platform.web.ChosenClinic;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsApplicationSelect;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsResource;

/** Reports of a clinic, or of the whole organisation. */
@Component(service = ReportsResource.class)
@JaxrsResource
@JaxrsApplicationSelect("(osgi.jaxrs.name=inlay-core)")
@Path("reports")
@Produces(MediaType.APPLICATION_JSON)
public final class ReportsResource {
    private static final String ORGANISATION = "ORGANISATION";
    private static final Pattern DECIMAL = Pattern.compile("-?\\d{1,12}(\\.\\d{1,4})?");

    private final Reports reports;
    private final ChosenClinic chosen;

    @Activate
    public ReportsResource(@Reference Reports reports, @Reference ChosenClinic chosen) {
        this.reports = reports;
        this.chosen = chosen;
    }

    @GET
    @Path("funnel")
    public Funnel funnel(
            @QueryParam("clinic") @Nullable String clinic,
            @QueryParam("from") @Nullable LocalDate from,
            @QueryParam("to") @Nullable LocalDate to,
            @QueryParam("consultant") @Nullable String consultant,
            @QueryParam("source") @Nullable String source) {
        return reports.funnel(question(clinic, from, to, consultant, source));
    }

    @GET
    @Path("retention")
    public Retention retention(
            @QueryParam("clinic") @Nullable String clinic,
            @QueryParam("from") @Nullable LocalDate from,
            @QueryParam("to") @Nullable LocalDate to,
            @QueryParam("consultant") @Nullable String consultant,
            @QueryParam("source") @Nullable String source,
            @QueryParam("below") @Nullable String below) {
        return reports.retention(question(clinic, from, to, consultant, source), amount(below));
    }

    private Question question(
            @Nullable String clinic,
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            @Nullable String consultant,
            @Nullable String source) {
        String code = chosen.of(clinic);
        return new Question(
                code.equals(ORGANISATION) ? Clinic.ORGANISATION : code,
                required("from", from),
                required("to", to),
                consultant,
                source);
    }

    private static LocalDate required(String field, @Nullable LocalDate date) {
        if (date == null) {
            throw Problem.violation(field, "violation.required");
        }
        return date;
    }

    private static @Nullable BigDecimal amount(@Nullable String below) {
        if (below == null) {
            return null;
        }
        if (!DECIMAL.matcher(below).matches()) {
            throw Problem.violation("below", "violation.amount");
        }
        return new BigDecimal(below);
    }
}
