package org.inlay.coupons.internal.rest;

import javax.ws.rs.Consumes;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.core.MediaType;
import org.inlay.coupons.internal.domain.Coupons;
import org.inlay.coupons.internal.domain.Eligibility;
import org.inlay.coupons.internal.domain.Rehearsals;
import org.inlay.coupons.internal.domain.Template.Use;
import org.inlay.coupons.internal.domain.WhatIf;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsApplicationSelect;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsResource;

/** Promotions, which apply by themselves (C5). */
@Component(service = PromotionsResource.class)
@JaxrsResource
@JaxrsApplicationSelect("(osgi.jaxrs.name=inlay-coupons)")
@Path("promotions")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class PromotionsResource extends DesignsResource {
    @Activate
    public PromotionsResource(
            @Reference Coupons coupons,
            @Reference WhatIf whatIf,
            @Reference Rehearsals rehearsals,
            @Reference Eligibility eligibility) {
        super(Use.PROMOTION, coupons, whatIf, rehearsals, eligibility);
    }
}
