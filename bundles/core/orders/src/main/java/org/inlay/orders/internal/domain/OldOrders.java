package org.inlay.orders.internal.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.inlay.orders.Item;
import org.inlay.orders.internal.domain.OrderImport.OldLine;
import org.inlay.orders.internal.domain.OrderImport.OldOrder;
import org.inlay.platform.BusinessCalendar;
import org.inlay.platform.Clinic;
import org.inlay.platform.Clinics;
import org.inlay.platform.Id;
import org.inlay.platform.StaffShare;
import org.inlay.platform.spi.Cells;
import org.inlay.platform.spi.ImportLookup;
import org.inlay.platform.spi.Importer.Column;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/** Reads the rows of old orders of one batch: one order is the rows of one number, each row a line. */
final class OldOrders {
    static final List<Column> COLUMNS = columns();

    /** The columns that say something of the whole order: later rows leave them empty or repeat them. */
    private static final List<String> HEAD = List.of("customer", "clinic", "type", "orderedAt", "deal");

    private static final int MOST_PIECES = 9_999;

    private final ImportLookup lookup;
    private final Map<String, Item> items;
    private final Predicate<String> staff;
    private final Clinics clinics;
    private final BusinessCalendar calendar;
    private final Instant now;
    private final String discount;
    private final Map<String, Map<String, String>> types = new HashMap<>();

    /**
     * @param items the catalogue's items that the batch names, by code
     * @param staff whether a login is known
     * @param discount what a discount is called that the file does not name
     */
    OldOrders(
            ImportLookup lookup,
            Map<String, Item> items,
            Predicate<String> staff,
            Clinics clinics,
            BusinessCalendar calendar,
            Instant now,
            String discount) {
        this.lookup = lookup;
        this.items = items;
        this.staff = staff;
        this.clinics = clinics;
        this.calendar = calendar;
        this.now = now;
        this.discount = discount;
    }

    private static List<Column> columns() {
        List<Column> columns = new ArrayList<>(List.of(
                new Column(
                        "id",
                        true,
                        "Number of the order in the old system, at most 64 characters; each row with it is a line, they stand"
                                + " one after another.",
                        "D4001"),
                new Column(
                        "customer",
                        true,
                        "The customer's number in the old system; this and what else is of the whole order may be empty in"
                                + " its later rows.",
                        "C1001"),
                new Column("clinic", false, "Code of the clinic; else the parameter clinic.", "A"),
                new Column("type", true, "Order type of the clinic's list, code or name.", "医美"),
                new Column("orderedAt", true, "When the order was confirmed; clinic time.", "2025-03-01 11:00"),
                new Column(
                        "deal",
                        true,
                        "Whether the old system called it a deal: 是 or 否, 成交 or 未成交. Kept as version 0 and never decided"
                                + " again (D6).",
                        "是"),
                new Column("item", true, "Code of the item.", "SGZ-01"),
                new Column("quantity", false, "Pieces, 1 to 9999; 1 when empty.", "1"),
                new Column(
                        "price", false, "Price of one piece before discounts; the list price when empty.", "1280.00"),
                new Column(
                        "net",
                        false,
                        "What the whole line was sold for after discounts, less what was returned; price × quantity when"
                                + " empty.",
                        "999.00"),
                new Column("discount", false, "What the discount was called, at most 200 characters.", "周年庆"),
                new Column("gift", false, "Whether the line was a gift: 是 or 否; a gift has no net.", "否")));
        columns.addAll(StaffCells.columns());
        return List.copyOf(columns);
    }

    /** The order of these rows; null when something is wrong with one of them. */
    @Nullable
    OldOrder read(List<Cells> rows) {
        Cells first = rows.get(0);
        rows.stream().skip(1).forEach(row -> same(first, row));
        String number = first.required("id", 64);
        HEAD.stream().filter(column -> !column.equals("clinic")).forEach(column -> first.required(column, 100));
        Id customer = first.row().get("customer").isBlank() ? null : lookup.required(first, "customer", "customers");
        Boolean deal = first.oneOf("deal", OldWords.DEALS);
        Clinic clinic = lookup.clinic(first);
        if (clinic == null) {
            return null;
        }
        String type = first.oneOf("type", types(clinic.code()));
        Instant at = first.instant("orderedAt", clinic, calendar);
        if (at != null && at.isAfter(now)) {
            first.refuse("orderedAt", "import.future");
        }
        List<OldLine> lines = new ArrayList<>();
        rows.forEach(row -> {
            OldLine line = line(row, clinic);
            if (line != null) {
                lines.add(line);
            }
        });
        boolean good = rows.stream().allMatch(Cells::good);
        if (!good || customer == null || type == null || at == null || deal == null) {
            return null;
        }
        return new OldOrder(
                number,
                clinic.code(),
                customer,
                type,
                clinic.currency(),
                at,
                calendar.dateOf(clinic.code(), at),
                List.copyOf(lines),
                deal);
    }

    private static void same(Cells first, Cells later) {
        for (String column : HEAD) {
            String text = later.row().get(column).strip();
            if (!text.isEmpty() && !text.equals(first.row().get(column).strip())) {
                later.refuse(column, "import.differs");
            }
        }
    }

    private Map<String, String> types(String clinic) {
        return types.computeIfAbsent(clinic, code -> EntryWords.of(clinics.entries(code, "order-types")));
    }

    private @Nullable OldLine line(Cells cells, Clinic clinic) {
        String code = cells.required("item", 64);
        Item item = items.get(code);
        if (item == null) {
            if (!code.isEmpty()) {
                cells.refuse("item", "import.unknown-item");
            }
            return null;
        }
        if (!item.price().getCurrencyUnit().equals(clinic.currency())) {
            cells.refuse("item", "violation.currency");
            return null;
        }
        Integer stated = cells.integer("quantity", 1, MOST_PIECES);
        int quantity = stated == null ? 1 : stated;
        boolean gift = cells.yes("gift");
        Money price = price(cells, item);
        String name = cells.optional("discount", 200);
        List<StaffShare> shares = StaffCells.read(cells, staff);
        Money net = net(cells, price.multipliedBy(quantity), gift);
        return new OldLine(item, quantity, price, net, gift, name == null ? discount : name, shares);
    }

    private static Money price(Cells cells, Item item) {
        Money price = cells.money("price", item.price().getCurrencyUnit());
        if (price == null) {
            return item.price();
        }
        if (price.isGreaterThan(Limits.largest(price.getCurrencyUnit()))) {
            cells.refuse("price", "violation.amount");
            return item.price();
        }
        return price;
    }

    private static Money net(Cells cells, Money whole, boolean gift) {
        Money net = cells.money("net", whole.getCurrencyUnit());
        if (gift) {
            if (net != null && net.isPositive()) {
                cells.refuse("net", "import.gift");
            }
            return whole.withAmount(0);
        }
        if (net != null && net.isGreaterThan(whole)) {
            cells.refuse("net", "import.net");
        }
        return net == null ? whole : net;
    }
}
