package org.inlay.orders.internal.rest;

import java.util.List;
import java.util.Map;
import javax.validation.Valid;
import javax.validation.constraints.NotBlank;
import javax.validation.constraints.NotNull;
import javax.validation.constraints.Size;
import javax.ws.rs.Consumes;
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
import org.inlay.orders.Catalogue;
import org.inlay.orders.Catalogue.NewItem;
import org.inlay.orders.Item;
import org.inlay.platform.Clinics;
import org.inlay.platform.Page;
import org.inlay.platform.web.Answers;
import org.inlay.platform.web.ChosenClinic;
import org.inlay.platform.web.MoneyInput;
import org.inlay.platform.web.Once;
import org.inlay.platform.web.Paging;
import org.inlay.platform.web.Versions;
import org.joda.money.CurrencyUnit;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsApplicationSelect;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsResource;

/** The catalogue. */
@Component(service = ItemsResource.class)
@JaxrsResource
@JaxrsApplicationSelect("(osgi.jaxrs.name=inlay-core)")
@Path("items")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class ItemsResource {
    /** Of prices that name none, where the request names no clinic (G1). */
    private static final CurrencyUnit DEFAULT = CurrencyUnit.of("CNY");

    private final Catalogue catalogue;
    private final Clinics clinics;
    private final ChosenClinic clinic;
    private final Once once;

    @Activate
    public ItemsResource(
            @Reference Catalogue catalogue,
            @Reference Clinics clinics,
            @Reference ChosenClinic clinic,
            @Reference Once once) {
        this.catalogue = catalogue;
        this.clinics = clinics;
        this.clinic = clinic;
        this.once = once;
    }

    @POST
    @Answers(value = Item.class, status = 201)
    public Response create(ItemBody body) {
        return once.created(() -> catalogue.create(new NewItem(
                body.code(),
                body.name(),
                body.kind(),
                body.price().notNegativeIn(currency(body.price()), "price"),
                body.category(),
                components(body.components()),
                conditions(body.saleConditions()))));
    }

    @GET
    public Page<Item> list(
            @QueryParam("q") @Size(max = 100) @Nullable String query,
            @QueryParam("limit") @Nullable Integer limit,
            @QueryParam("after") @Nullable String after) {
        return catalogue.list(query, Paging.of(limit, after));
    }

    @GET
    @Path("{code}")
    @Answers(Item.class)
    public Response get(@PathParam("code") String code) {
        Item item = catalogue.byCode(code);
        return Versions.tagged(item, item.version());
    }

    @PUT
    @Path("{code}")
    @Answers(Item.class)
    public Response change(
            @PathParam("code") String code,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            ItemChangeBody body) {
        long version = Versions.expected(ifMatch);
        Item present = catalogue.byCode(code);
        Item changed = catalogue.update(
                present.id(),
                version,
                new NewItem(
                        present.code(),
                        body.name(),
                        present.kind(),
                        body.price().notNegativeIn(present.price().getCurrencyUnit(), "price"),
                        body.category(),
                        components(body.components()),
                        conditions(body.saleConditions())),
                body.active());
        return Versions.tagged(changed, changed.version());
    }

    private CurrencyUnit currency(MoneyInput price) {
        if (price.currency() != null) {
            return Currencies.of(price.currency(), "price");
        }
        String chosen = clinic.orNone(null);
        return chosen == null ? DEFAULT : clinics.get(chosen).currency();
    }

    private static List<Item.Component> components(@Nullable List<ComponentBody> components) {
        return components == null
                ? List.of()
                : components.stream()
                        .map(part -> new Item.Component(part.item(), part.quantity(), part.validDays()))
                        .toList();
    }

    private static Item.@Nullable SaleConditions conditions(@Nullable SaleConditionsBody conditions) {
        return conditions == null
                ? null
                : new Item.SaleConditions(
                        conditions.lastVisitTypes() == null ? List.of() : conditions.lastVisitTypes(),
                        conditions.tags() == null ? Map.of() : conditions.tags());
    }

    /** An item to add. */
    public record ItemBody(
            @NotBlank @Size(max = 64) String code,
            @NotBlank @Size(max = 200) String name,
            @NotBlank @Size(max = 64) String kind,
            @NotNull MoneyInput price,
            @Size(max = 100) @Nullable String category,
            @Size(max = 100) @Nullable List<@Valid @NotNull ComponentBody> components,
            @Valid @Nullable SaleConditionsBody saleConditions) {}

    /** An item as it is to be from now on; code and kind stay. */
    public record ItemChangeBody(
            @NotBlank @Size(max = 200) String name,
            @NotNull MoneyInput price,
            @Size(max = 100) @Nullable String category,
            @Size(max = 100) @Nullable List<@Valid @NotNull ComponentBody> components,
            @Valid @Nullable SaleConditionsBody saleConditions,
            @NotNull Boolean active) {}

    /** Part of a package or card. */
    public record ComponentBody(
            @NotBlank @Size(max = 64) String item,
            int quantity,
            @Nullable Integer validDays) {}

    /** Who may buy it (D14). */
    public record SaleConditionsBody(
            @Size(max = 10) @Nullable List<@NotBlank @Size(max = 16) String> lastVisitTypes,

            @Size(max = 20) @Nullable
            Map<String, @NotNull @Size(max = 50) List<@NotBlank @Size(max = 64) String>> tags) {}
}
