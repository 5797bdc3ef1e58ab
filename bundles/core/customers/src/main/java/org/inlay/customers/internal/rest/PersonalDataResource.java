package org.inlay.customers.internal.rest;

import java.util.Map;
import javax.ws.rs.Consumes;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import org.inlay.customers.Customer;
import org.inlay.customers.Customers;
import org.inlay.customers.PersonalData;
import org.inlay.platform.Id;
import org.inlay.platform.web.Answers;
import org.inlay.platform.web.Once;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsApplicationSelect;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsResource;

/** A person's rights over their data. */
@Component(service = PersonalDataResource.class)
@JaxrsResource
@JaxrsApplicationSelect("(osgi.jaxrs.name=inlay-core)")
@Path("customers/{id}/personal-data")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class PersonalDataResource {
    private final PersonalData personalData;
    private final Customers customers;
    private final Once once;

    @Activate
    public PersonalDataResource(
            @Reference PersonalData personalData, @Reference Customers customers, @Reference Once once) {
        this.personalData = personalData;
        this.customers = customers;
        this.once = once;
    }

    @GET
    public Map<String, Map<String, Object>> export(@PathParam("id") Id id) {
        return personalData.export(id);
    }

    @POST
    @Path("restriction")
    @Answers(Customer.class)
    public Response restrict(@PathParam("id") Id id) {
        return once.ok(() -> {
            personalData.restrict(id);
            return customers.get(id);
        });
    }

    @POST
    @Path("erasure")
    @Answers(Customer.class)
    public Response erase(@PathParam("id") Id id) {
        return once.ok(() -> {
            personalData.erase(id);
            return customers.get(id);
        });
    }
}
