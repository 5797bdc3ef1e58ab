package org.inlay.orders.internal.rest;

import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.MediaType;
import org.inlay.orders.Translations;
import org.inlay.orders.Translations.Translation;
import org.inlay.platform.Page;
import org.inlay.platform.web.Paging;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsApplicationSelect;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsResource;

/** The ledger of translated conditions. */
@Component(service = TranslationsResource.class)
@JaxrsResource
@JaxrsApplicationSelect("(osgi.jaxrs.name=inlay-core)")
@Path("translations")
@Produces(MediaType.APPLICATION_JSON)
public final class TranslationsResource {
    private final Translations translations;

    @Activate
    public TranslationsResource(@Reference Translations translations) {
        this.translations = translations;
    }

    @GET
    public Page<Translation> list(
            @QueryParam("limit") @Nullable Integer limit, @QueryParam("after") @Nullable String after) {
        return translations.list(Paging.of(limit, after));
    }
}
