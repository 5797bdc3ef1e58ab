package org.inlay.customers.internal.rest;

import java.util.LinkedHashMap;
import java.util.Map;
import javax.ws.rs.Consumes;
import javax.ws.rs.DELETE;
import javax.ws.rs.GET;
import javax.ws.rs.HeaderParam;
import javax.ws.rs.POST;
import javax.ws.rs.PUT;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.HttpHeaders;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import org.inlay.customers.Segments;
import org.inlay.customers.Segments.Member;
import org.inlay.customers.Segments.Membership;
import org.inlay.customers.Segments.Order;
import org.inlay.customers.Segments.Saved;
import org.inlay.platform.Clinic;
import org.inlay.platform.Id;
import org.inlay.platform.Page;
import org.inlay.platform.Problem;
import org.inlay.platform.web.Answers;
import org.inlay.platform.web.ChosenClinic;
import org.inlay.platform.web.CsvFile;
import org.inlay.platform.web.Once;
import org.inlay.platform.web.Paging;
import org.inlay.platform.web.ReadOnly;
import org.inlay.platform.web.Versions;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsApplicationSelect;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsResource;

/** Segments: a tree is the body; the clinic whose values it reads is a query parameter or the header. */
@Component(service = SegmentsResource.class)
@JaxrsResource
@JaxrsApplicationSelect("(osgi.jaxrs.name=inlay-core)")
@Path("segments")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class SegmentsResource {
    private static final String NAME = "name";

    private final Segments segments;
    private final Once once;
    private final ChosenClinic clinic;

    @Activate
    public SegmentsResource(@Reference Segments segments, @Reference Once once, @Reference ChosenClinic clinic) {
        this.segments = segments;
        this.once = once;
        this.clinic = clinic;
    }

    @GET
    @Path("criteria")
    public Page<Segments.Criterion> criteria() {
        return new Page<>(segments.criteria(), null);
    }

    @POST
    @Path("count")
    @ReadOnly
    public Count count(@QueryParam("clinic") @Nullable String code, Map<String, Object> tree) {
        return new Count(segments.count(tree, scope(code)));
    }

    @POST
    @Path("customers")
    @ReadOnly
    public Page<Member> customers(
            @QueryParam("clinic") @Nullable String code,
            @QueryParam("sort") @Nullable Order sort,
            @QueryParam("limit") @Nullable Integer limit,
            @QueryParam("after") @Nullable String after,
            Map<String, Object> tree) {
        return segments.customers(tree, scope(code), order(sort), Paging.of(limit, after));
    }

    @POST
    @Path("customers/{customer}/explanation")
    @ReadOnly
    public Membership membership(
            @PathParam("customer") Id customer, @QueryParam("clinic") @Nullable String code, Map<String, Object> tree) {
        return segments.membership(tree, scope(code), customer);
    }

    @POST
    @Path("export")
    @Produces({CsvFile.MEDIA_TYPE, MediaType.APPLICATION_JSON})
    @ReadOnly
    @Answers(String.class)
    public Response export(
            @QueryParam("clinic") @Nullable String code,
            @QueryParam("sort") @Nullable Order sort,
            Map<String, Object> tree) {
        return CsvFile.download("customers.csv", rows -> {
            rows.add(
                    "id",
                    "name",
                    "mobile",
                    "gender",
                    "birthday",
                    "chartNumber",
                    "source",
                    "consultant",
                    "clinic",
                    "createdAt",
                    "lastVisit",
                    "lastVisitType");
            segments.export(
                    tree,
                    scope(code),
                    order(sort),
                    m -> rows.add(
                            m.id(),
                            m.name(),
                            m.mobile(),
                            m.gender(),
                            m.birthday(),
                            m.chartNumber(),
                            m.source(),
                            m.consultant(),
                            m.clinic(),
                            m.createdAt(),
                            m.lastVisit(),
                            m.lastVisitType()));
        });
    }

    @GET
    public Page<Saved> saved() {
        return new Page<>(segments.saved(), null);
    }

    @POST
    @Answers(value = Saved.class, status = 201)
    public Response save(@QueryParam("clinic") @Nullable String code, Map<String, Object> named) {
        String name = name(named);
        return once.created(() -> segments.save(name, scope(code), tree(named)));
    }

    @GET
    @Path("{id}")
    @Answers(Saved.class)
    public Response get(@PathParam("id") Id id) {
        Saved saved = segments.saved(id);
        return Versions.tagged(saved, saved.version());
    }

    @PUT
    @Path("{id}")
    @Answers(Saved.class)
    public Response update(
            @PathParam("id") Id id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            Map<String, Object> named) {
        Saved saved = segments.update(id, Versions.expected(ifMatch), name(named), tree(named));
        return Versions.tagged(saved, saved.version());
    }

    @DELETE
    @Path("{id}")
    public Saved delete(@PathParam("id") Id id, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        return segments.delete(id, Versions.expected(ifMatch));
    }

    @GET
    @Path("{id}/count")
    public Count count(@PathParam("id") Id id) {
        Saved saved = segments.saved(id);
        return new Count(segments.count(saved.tree(), saved.clinic()));
    }

    @GET
    @Path("{id}/customers")
    public Page<Member> customers(
            @PathParam("id") Id id,
            @QueryParam("sort") @Nullable Order sort,
            @QueryParam("limit") @Nullable Integer limit,
            @QueryParam("after") @Nullable String after) {
        Saved saved = segments.saved(id);
        return segments.customers(saved.tree(), saved.clinic(), order(sort), Paging.of(limit, after));
    }

    private String scope(@Nullable String code) {
        String chosen = clinic.orNone(code);
        return chosen == null || chosen.equals("ORGANISATION") ? Clinic.ORGANISATION : chosen;
    }

    private static Order order(@Nullable Order sort) {
        return sort == null ? Order.NEWEST : sort;
    }

    /** A named tree is the tree itself with its name beside it. */
    private static String name(Map<String, Object> named) {
        if (named.get(NAME) instanceof String name) {
            return name;
        }
        throw named.get(NAME) == null
                ? Problem.violation(NAME, "violation.required")
                : Problem.badRequest("wrong-type").with("field", NAME);
    }

    private static Map<String, Object> tree(Map<String, Object> named) {
        Map<String, Object> tree = new LinkedHashMap<>(named);
        tree.remove(NAME);
        return tree;
    }

    /** How many customers are in. */
    public record Count(long count) {}
}
