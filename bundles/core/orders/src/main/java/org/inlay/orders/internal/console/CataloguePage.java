package org.inlay.orders.internal.console;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.inlay.orders.Catalogue;
import org.inlay.orders.Catalogue.NewItem;
import org.inlay.orders.Item;
import org.inlay.orders.Item.Component;
import org.inlay.platform.Access;
import org.inlay.platform.Page;
import org.inlay.platform.PageRequest;
import org.inlay.platform.Problem;
import org.inlay.platform.web.console.ConsolePage;
import org.inlay.platform.web.console.ConsoleRequest;
import org.inlay.platform.web.console.Form;
import org.inlay.platform.web.console.Screen;
import org.inlay.platform.web.console.Words;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Reference;

/** What can be sold, at which price, and what packages and cards hold. */
@org.osgi.service.component.annotations.Component(service = ConsolePage.class)
public final class CataloguePage implements ConsolePage {
    private static final String ID = "catalogue";
    private static final String HERE = "/app/catalogue";
    private static final String WRITE = "catalogue:write";
    private static final List<String> KINDS = List.of("SERVICE", "GOODS", "DRUG", "PACKAGE", "CARD");

    /** Lines for components in the form beyond those that are there. */
    private static final int SPARE = 3;

    private final Catalogue catalogue;
    private final Access access;

    @Activate
    public CataloguePage(@Reference Catalogue catalogue, @Reference Access access) {
        this.catalogue = catalogue;
        this.access = access;
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public Optional<Entry> entry() {
        return Optional.of(Entry.setting(30, "catalogue:read"));
    }

    /** The list. */
    public record All(
            String query, List<Item> items, @Nullable String next, boolean mayWrite) {}

    /** The form; {@code item} null when a new one is entered. */
    public record Entering(@Nullable Item item, Form form, List<String> kinds, int lines) {}

    @Override
    public Screen get(ConsoleRequest request) {
        return switch (request.at(0)) {
            case "" -> list(request);
            case "new" -> form(request, null, Form.with(Map.of("kind", "SERVICE")), false);
            case "item" -> {
                Item item = catalogue.byCode(request.value("code"));
                yield form(request, item, stored(item), false);
            }
            default -> throw Problem.notFound("page");
        };
    }

    private Screen list(ConsoleRequest request) {
        String query = request.value("q");
        Page<Item> page = catalogue.list(
                query.isEmpty() ? null : query,
                new PageRequest(PageRequest.DEFAULT, request.typed("after").orElse(null)));
        All view = new All(query, page.items(), page.next(), access.caller().mayAnywhere(WRITE));
        return request.part()
                ? Screen.part(Pages.content("items.jte", request, view))
                : Pages.screen(request.words().t("console.page.catalogue"), "catalogue.jte", request, view);
    }

    private static Form stored(Item item) {
        Map<String, @Nullable String> values = new HashMap<>();
        values.put("code", item.code());
        values.put("name", item.name());
        values.put("kind", item.kind());
        values.put("price", Amounts.text(item.price()));
        values.put("category", item.category());
        values.put("active", item.active() ? "yes" : null);
        values.put("version", Long.toString(item.version()));
        for (int i = 0; i < item.components().size(); i++) {
            Component part = item.components().get(i);
            values.put("component." + i, part.item());
            values.put("quantity." + i, Integer.toString(part.quantity()));
            values.put(
                    "days." + i,
                    part.validDays() == null ? null : part.validDays().toString());
        }
        return Form.with(values);
    }

    private Screen form(ConsoleRequest request, @Nullable Item item, Form form, boolean refused) {
        int used = 0;
        while (!form.value("component." + used).isEmpty()) {
            used++;
        }
        Entering view = new Entering(item, form, KINDS, used + SPARE);
        Words words = request.words();
        String title = item == null ? words.t("console.catalogue.new") : item.name();
        return refused
                ? Screen.refused(title, Pages.content("item-form.jte", request, view))
                : Pages.screen(title, "item-form.jte", request, view);
    }

    @Override
    public Screen post(ConsoleRequest request) {
        Item before = request.at(0).equals("new") ? null : catalogue.byCode(request.value("code"));
        try {
            Item after = before == null
                    ? catalogue.create(typed(request, null))
                    : catalogue.update(
                            before.id(),
                            whole("version", request.value("version")),
                            typed(request, before),
                            !request.value("active").isEmpty());
            return Screen.to(HERE, request.words().t("console.catalogue.saved", "name", after.name()));
        } catch (Problem problem) {
            return Screen.again(() -> form(request, before, Form.refused(request, problem), true));
        }
    }

    /** What the form does not show stays as it is. */
    private static NewItem typed(ConsoleRequest request, @Nullable Item before) {
        List<Component> parts = new ArrayList<>();
        for (int i = 0; !request.values("component." + i).isEmpty(); i++) {
            if (!request.value("component." + i).isEmpty()) {
                parts.add(new Component(
                        request.value("component." + i),
                        whole("components", request.value("quantity." + i)),
                        request.value("days." + i).isEmpty() ? null : whole("components", request.value("days." + i))));
            }
        }
        return new NewItem(
                request.value("code"),
                request.value("name"),
                before == null ? request.value("kind") : before.kind(),
                Amounts.typed("price", request.value("price"), request.clinic().currency()),
                request.typed("category").orElse(null),
                parts,
                before == null ? null : before.saleConditions());
    }

    private static int whole(String field, String typed) {
        try {
            return Integer.parseInt(typed);
        } catch (NumberFormatException malformed) {
            throw Problem.violation(field, "violation.quantity");
        }
    }
}
