package org.inlay.customers.internal.rest;

import java.time.LocalDate;
import java.util.List;
import javax.validation.Valid;
import javax.validation.constraints.NotBlank;
import javax.validation.constraints.NotNull;
import javax.validation.constraints.Size;
import javax.ws.rs.Consumes;
import javax.ws.rs.DefaultValue;
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
import org.inlay.customers.Customer;
import org.inlay.customers.Customers;
import org.inlay.customers.NewCustomer;
import org.inlay.platform.Id;
import org.inlay.platform.Page;
import org.inlay.platform.Problem;
import org.inlay.platform.web.Answers;
import org.inlay.platform.web.ChosenClinic;
import org.inlay.platform.web.Once;
import org.inlay.platform.web.Paging;
import org.inlay.platform.web.Versions;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsApplicationSelect;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsResource;

/** Customers: entered, found, changed, merged and taken apart. */
@Component(service = CustomersResource.class)
@JaxrsResource
@JaxrsApplicationSelect("(osgi.jaxrs.name=inlay-core)")
@Path("customers")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class CustomersResource {
    private final Customers customers;
    private final Once once;
    private final ChosenClinic clinic;

    @Activate
    public CustomersResource(@Reference Customers customers, @Reference Once once, @Reference ChosenClinic clinic) {
        this.customers = customers;
        this.once = once;
        this.clinic = clinic;
    }

    @POST
    @Answers(value = Customer.class, status = 201)
    public Response create(CustomerBody body) {
        return once.created(() -> customers.create(entered(body)));
    }

    @GET
    public Page<Customer> search(
            @QueryParam("q") @DefaultValue("") String query,
            @QueryParam("limit") @Nullable Integer limit,
            @QueryParam("after") @Nullable String after) {
        return customers.search(query, Paging.of(limit, after));
    }

    @GET
    @Path("{id}")
    @Answers(Customer.class)
    public Response get(@PathParam("id") Id id) {
        Customer customer = customers.get(id);
        return Versions.tagged(customer, customer.version());
    }

    @PUT
    @Path("{id}")
    @Answers(Customer.class)
    public Response update(
            @PathParam("id") Id id, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch, CustomerBody body) {
        Customer changed = customers.update(id, Versions.expected(ifMatch), entered(body));
        return Versions.tagged(changed, changed.version());
    }

    @GET
    @Path("{id}/duplicates")
    public Page<Customer> duplicates(@PathParam("id") Id id) {
        return new Page<>(customers.duplicates(id), null);
    }

    @GET
    @Path("{id}/consents")
    public Page<Customers.Consent> consents(@PathParam("id") Id id) {
        return new Page<>(customers.consents(id), null);
    }

    @GET
    @Path("{id}/merges")
    public Page<Customers.Merge> merges(@PathParam("id") Id id) {
        return new Page<>(customers.merges(id), null);
    }

    @POST
    @Path("{id}/merge")
    @Answers(Customers.Merge.class)
    public Response merge(@PathParam("id") Id id, DuplicateBody body) {
        return once.ok(() -> customers.merge(id, body.duplicate()));
    }

    @POST
    @Path("{id}/unmerge")
    @Answers(Customers.Merge.class)
    public Response unmerge(@PathParam("id") Id id, DuplicateBody body) {
        return once.ok(() -> customers.merges(id).stream()
                .filter(merge -> merge.kept().equals(id) && merge.duplicate().equals(body.duplicate()))
                .findFirst()
                .map(merge -> customers.unmerge(merge.id()))
                .orElseThrow(() -> Problem.conflict("not-merged")));
    }

    private NewCustomer entered(CustomerBody body) {
        GuardianBody guardian = body.guardian();
        List<String> consents = body.consents();
        return new NewCustomer(
                body.name(),
                body.mobile(),
                body.gender(),
                body.birthday(),
                body.chartNumber(),
                body.source(),
                body.referrer(),
                body.consultant(),
                clinic.of(body.clinic()),
                guardian == null
                        ? null
                        : new Customer.Guardian(guardian.name(), guardian.mobile(), guardian.relation()),
                consents == null ? List.of() : consents);
    }

    /** What is entered of a customer. */
    public record CustomerBody(
            @NotBlank @Size(max = 100) String name,
            @Size(max = 40) @Nullable String mobile,
            @Size(max = 8) @Nullable String gender,
            @Nullable LocalDate birthday,
            @Size(max = 64) @Nullable String chartNumber,
            @Size(max = 161) @Nullable String source,
            @Nullable Id referrer,
            @Size(max = 64) @Nullable String consultant,
            @Size(max = 32) @Nullable String clinic,
            @Valid @Nullable GuardianBody guardian,
            @Size(max = 10) @Nullable List<@NotBlank @Size(max = 32) String> consents) {}

    /** Who signs for a minor or ward. */
    public record GuardianBody(
            @NotBlank @Size(max = 100) String name,
            @Size(max = 40) @Nullable String mobile,
            @Size(max = 64) @Nullable String relation) {}

    /** The record that is not kept. */
    public record DuplicateBody(@NotNull Id duplicate) {}
}
