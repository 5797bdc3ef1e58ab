package org.inlay.platform.web.internal.rest;

import java.util.Map;
import javax.ws.rs.Consumes;
import javax.ws.rs.GET;
import javax.ws.rs.HeaderParam;
import javax.ws.rs.POST;
import javax.ws.rs.PUT;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import org.inlay.platform.Page;
import org.inlay.platform.Rehearsal;
import org.inlay.platform.RuleVersion;
import org.inlay.platform.Rules;
import org.inlay.platform.Transactions;
import org.inlay.platform.web.Answers;
import org.inlay.platform.web.ReadOnly;
import org.inlay.platform.web.Versions;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsApplicationSelect;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsResource;

/** The versioned rules of a clinic (G6): a document with its version and date beside its own fields. */
@Component(service = RulesResource.class)
@JaxrsResource
@JaxrsApplicationSelect("(osgi.jaxrs.name=inlay-core)")
@Path("clinics/{code}/rules/{rule}")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class RulesResource {
    private final Rules rules;
    private final Transactions transactions;

    @Activate
    public RulesResource(@Reference Rules rules, @Reference Transactions transactions) {
        this.rules = rules;
        this.transactions = transactions;
    }

    @GET
    @Answers(RuleDocument.class)
    public Response current(@PathParam("code") String code, @PathParam("rule") String rule) {
        return tagged(rules.current(rule, code));
    }

    @GET
    @Path("history")
    public Page<Map<String, Object>> history(@PathParam("code") String code, @PathParam("rule") String rule) {
        return new Page<>(
                rules.history(rule, code).stream().map(RuleDocuments::flat).toList(), null);
    }

    @PUT
    @Answers(RuleDocument.class)
    public Response publish(
            @PathParam("code") String code,
            @PathParam("rule") String rule,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            Map<String, Object> document) {
        return tagged(transactions.required(() -> {
            if (ifMatch != null) {
                Versions.require(
                        Versions.expected(ifMatch), rules.current(rule, code).version());
            }
            return rules.publish(rule, code, RuleDocuments.own(document), RuleDocuments.effectiveFrom(document));
        }));
    }

    @POST
    @Path("rehearsal")
    @ReadOnly
    public Rehearsal rehearse(
            @PathParam("code") String code, @PathParam("rule") String rule, Map<String, Object> body) {
        RuleDocuments.Draft draft = RuleDocuments.draft(body);
        return rules.rehearse(rule, code, draft.document(), draft.from(), draft.to());
    }

    private static Response tagged(RuleVersion<Map<String, Object>> version) {
        return Versions.tagged(RuleDocuments.flat(version), version.version());
    }
}
