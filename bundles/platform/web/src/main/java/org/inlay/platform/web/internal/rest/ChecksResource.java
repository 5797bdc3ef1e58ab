package org.inlay.platform.web.internal.rest;

import java.util.List;
import javax.ws.rs.Consumes;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.core.MediaType;
import org.inlay.platform.Checks;
import org.inlay.platform.Checks.Item;
import org.inlay.platform.web.ReadOnly;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsApplicationSelect;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsResource;

/** Proves on a running installation that what is stored still adds up. */
@Component(service = ChecksResource.class)
@JaxrsResource
@JaxrsApplicationSelect("(osgi.jaxrs.name=inlay-core)")
@Path("checks")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class ChecksResource {
    private final Checks checks;

    @Activate
    public ChecksResource(@Reference Checks checks) {
        this.checks = checks;
    }

    @POST
    @ReadOnly
    public Report run() {
        List<Item> items = checks.run();
        return new Report(items.stream().allMatch(Item::ok), items);
    }

    /** Every check's finding; {@code ok} when none found anything. */
    public record Report(boolean ok, List<Item> items) {}
}
