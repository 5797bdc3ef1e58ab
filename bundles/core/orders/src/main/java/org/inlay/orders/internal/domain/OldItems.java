package org.inlay.orders.internal.domain;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.inlay.customers.LegacyReading;
import org.inlay.customers.Tags;
import org.inlay.customers.VisitType;
import org.inlay.orders.Catalogue.NewItem;
import org.inlay.orders.Item;
import org.inlay.orders.OldCondition;
import org.inlay.orders.spi.ItemKindProvider;
import org.inlay.platform.Clinic;
import org.inlay.platform.Clinics;
import org.inlay.platform.Extensions;
import org.inlay.platform.Id;
import org.inlay.platform.Problem;
import org.inlay.platform.spi.Cells;
import org.inlay.platform.spi.Importer.Column;
import org.inlay.platform.spi.Importer.Options;
import org.joda.money.CurrencyUnit;
import org.joda.money.IllegalCurrencyException;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Reads the rows of the old system's catalogue. */
@Component(service = OldItems.class)
public class OldItems {
    static final List<Column> COLUMNS = List.of(
            new Column("code", true, "Code of the item, here as in the old system.", "SGZ-01"),
            new Column("name", true, "Name, at most 200 characters.", "光子嫩肤"),
            new Column("kind", true, "服务项目, 商品, 药品, 套餐, 卡项, or the English codes, plugins' too.", "服务项目"),
            new Column("price", true, "List price of one piece.", "1280.00"),
            new Column(
                    "currency",
                    false,
                    "ISO code of the price's currency; else that of the clinic in the parameter clinic, else CNY.",
                    "CNY"),
            new Column("category", false, "Category, at most 100 characters.", "光电"),
            new Column(
                    "components",
                    false,
                    "What a package or card holds: code*sessions@days of validity, parted by |; 1 session and no end when"
                            + " left out. They stand before it in the file, or are in the catalogue.",
                    "SGZ-01*10@365|MASK*2"),
            OldCondition.COLUMNS.get(0),
            OldCondition.COLUMNS.get(1),
            new Column("active", false, "Whether it is on sale: 是 or 否; 是 when empty.", "是"));

    /** Of prices that name none, where the caller names no clinic (G1). */
    private static final CurrencyUnit DEFAULT = CurrencyUnit.of("CNY");

    private final Extensions extensions;
    private final Clinics clinics;

    @Activate
    public OldItems(@Reference Extensions extensions, @Reference Clinics clinics) {
        this.extensions = extensions;
        this.clinics = clinics;
    }

    /** What rows may refer to: items by code, of the catalogue and of the good rows before; the tags there are. */
    record Known(Map<String, Item> items, List<Tags.Definition> tags) {}

    /** A good row. */
    record Read(NewItem item, OldCondition condition, boolean active) {}

    /** Reads a row; null when something is wrong with it. */
    @Nullable
    Read read(Cells cells, Options options, LegacyReading reading, Known known) {
        String kind = kind(cells);
        CurrencyUnit currency = currency(cells, options);
        cells.required("price", 40);
        Money price = cells.money("price", currency);
        List<Item.Component> components = components(cells);
        OldCondition condition = OldCondition.read(cells, "");
        boolean active = cells.optional("active", 10) == null || cells.yes("active");
        NewItem item = new NewItem(
                cells.required("code", 64),
                cells.required("name", 200),
                kind,
                price == null ? Money.zero(currency) : price,
                cells.optional("category", 100),
                components,
                condition.translated(reading));
        check(cells, item, options, known);
        return cells.good() ? new Read(item, condition, active) : null;
    }

    private String kind(Cells cells) {
        String text = cells.required("kind", 64);
        String kind = OldWords.KINDS.getOrDefault(text, text);
        boolean known = text.isEmpty()
                || DealRule.CORE_KINDS.contains(kind)
                || extensions.active(ItemKindProvider.class, Clinic.ORGANISATION).stream()
                        .anyMatch(provider -> provider.kinds().contains(kind));
        if (!known) {
            cells.refuse("kind", "import.choice");
        }
        return kind;
    }

    private CurrencyUnit currency(Cells cells, Options options) {
        String code = cells.optional("currency", 3);
        if (code == null) {
            String clinic = options.setting("clinic");
            return clinic.isEmpty() ? DEFAULT : clinics.get(clinic).currency();
        }
        try {
            return CurrencyUnit.of(code);
        } catch (IllegalCurrencyException unknown) {
            cells.refuse("currency", "import.choice");
            return DEFAULT;
        }
    }

    private static List<Item.Component> components(Cells cells) {
        String text = cells.optional("components", 4_000);
        if (text == null) {
            return List.of();
        }
        return ComponentCell.parse(text).orElseGet(() -> {
            cells.refuse("components", "import.components");
            return List.of();
        });
    }

    /** The rules of the catalogue. An item of an earlier batch is not there yet in a dry run; its kind is checked later. */
    private static void check(Cells cells, NewItem item, Options options, Known known) {
        if (!cells.good()) {
            return;
        }
        Map<String, Item> items = new HashMap<>(known.items());
        if (options.dryRun()) {
            item.components().stream()
                    .map(Item.Component::item)
                    .filter(code ->
                            !items.containsKey(code) && options.earlier().test(code))
                    .forEach(code -> items.put(code, earlier(code, item.price())));
        }
        try {
            new ItemRules(items, known.tags()).check(item);
        } catch (Problem problem) {
            problem.violations().forEach(violation -> cells.refuse(column(violation.field()), violation.message()));
        }
    }

    private static String column(String field) {
        return field.startsWith("components") ? "components" : field;
    }

    private static Item earlier(String code, Money price) {
        return new Item(new Id(0), code, code, "SERVICE", price, null, List.of(), null, true, 0);
    }

    /** The item as it will be. */
    static Item asItem(ItemImport.Old old) {
        NewItem item = old.item();
        return new Item(
                old.id(),
                item.code(),
                item.name(),
                item.kind(),
                item.price(),
                item.category(),
                item.components(),
                item.saleConditions(),
                old.active(),
                0);
    }

    static String names(List<VisitType> types) {
        return types.stream().map(VisitType::name).collect(Collectors.joining("|"));
    }
}
