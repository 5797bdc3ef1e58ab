package org.inlay.orders.internal.rest;

import java.time.LocalDate;
import javax.validation.Valid;
import javax.validation.constraints.NotNull;
import javax.validation.constraints.Size;
import javax.ws.rs.Consumes;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import org.inlay.orders.Rfm;
import org.inlay.orders.Rfm.AskedThresholds;
import org.inlay.orders.Rfm.Comparison;
import org.inlay.orders.Rfm.CountedAt;
import org.inlay.orders.Rfm.NewRun;
import org.inlay.orders.Rfm.Rating;
import org.inlay.orders.Rfm.Run;
import org.inlay.orders.Rfm.Scoring;
import org.inlay.platform.Clinic;
import org.inlay.platform.Id;
import org.inlay.platform.Page;
import org.inlay.platform.Problem;
import org.inlay.platform.web.Answers;
import org.inlay.platform.web.ChosenClinic;
import org.inlay.platform.web.MoneyInput;
import org.inlay.platform.web.Once;
import org.inlay.platform.web.Paging;
import org.joda.money.CurrencyUnit;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsApplicationSelect;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsResource;

/** RFM: rate, look, compare. Without a clinic, or with {@code ORGANISATION}, it is the organisation that is rated. */
@Component(service = RfmResource.class)
@JaxrsResource
@JaxrsApplicationSelect("(osgi.jaxrs.name=inlay-core)")
@Path("rfm/runs")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class RfmResource {
    private static final String ORGANISATION = "ORGANISATION";

    private final Rfm rfm;
    private final ChosenClinic clinic;
    private final Once once;

    @Activate
    public RfmResource(@Reference Rfm rfm, @Reference ChosenClinic clinic, @Reference Once once) {
        this.rfm = rfm;
        this.clinic = clinic;
        this.once = once;
    }

    @POST
    @Answers(value = Run.class, status = 201)
    public Response run(RunBody body) {
        String scope = scope(clinic.orNone(body.clinic()));
        return once.created(() -> rfm.run(body.in(scope, rfm)));
    }

    @GET
    public Page<Run> runs(
            @QueryParam("clinic") @Nullable String code,
            @QueryParam("limit") @Nullable Integer limit,
            @QueryParam("after") @Nullable String after) {
        String chosen = clinic.orNone(code);
        return rfm.runs(chosen == null ? null : scope(chosen), Paging.of(limit, after));
    }

    @GET
    @Path("{id}")
    public Run get(@PathParam("id") Id id) {
        return rfm.get(id);
    }

    @GET
    @Path("{id}/comparison")
    public Comparison compare(@PathParam("id") Id id, @QueryParam("with") @Nullable Id with) {
        if (with == null) {
            throw Problem.violation("with", "violation.required");
        }
        return rfm.compare(id, with);
    }

    @GET
    @Path("{id}/customers/{customer}")
    public Rating rating(@PathParam("id") Id id, @PathParam("customer") Id customer) {
        return rfm.rating(id, customer);
    }

    private static String scope(@Nullable String code) {
        return code == null || code.equals(ORGANISATION) ? Clinic.ORGANISATION : code;
    }

    /** What to rate (S3). */
    public record RunBody(
            @Size(max = 32) @Nullable String clinic,
            @Nullable LocalDate asOf,
            @Nullable Integer windowMonths,
            @NotNull Scoring scoring,
            @Valid @Nullable ThresholdsBody thresholds,
            @Nullable Integer quantile,
            @Size(max = 3) @Nullable String currency,
            @Nullable CountedAt countedAt) {

        NewRun in(String scope, Rfm rfm) {
            CurrencyUnit stated = currency == null ? null : Currencies.of(currency, "currency");
            return new NewRun(
                    scope,
                    asOf,
                    windowMonths,
                    scoring,
                    thresholds == null ? null : thresholds.in(rfm.currency(scope, stated)),
                    quantile,
                    stated,
                    countedAt);
        }
    }

    /** Where the line is drawn with FIXED scoring. */
    public record ThresholdsBody(
            @Nullable Integer recencyDays,
            @Nullable Integer frequency,
            @Valid @Nullable MoneyInput money) {

        AskedThresholds in(CurrencyUnit currency) {
            return new AskedThresholds(
                    recencyDays, frequency, money == null ? null : money.notNegativeIn(currency, "thresholds.money"));
        }
    }
}
