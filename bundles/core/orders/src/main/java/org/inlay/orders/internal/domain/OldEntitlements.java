package org.inlay.orders.internal.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.inlay.orders.Item;
import org.inlay.orders.internal.domain.MoneyImport.Course;
import org.inlay.orders.internal.domain.MoneyImport.OldEntitlement;
import org.inlay.orders.internal.domain.MoneyImport.Owed;
import org.inlay.orders.internal.domain.MoneyImport.SoldOn;
import org.inlay.platform.BusinessCalendar;
import org.inlay.platform.Clinic;
import org.inlay.platform.Id;
import org.inlay.platform.Ids;
import org.inlay.platform.spi.Cells;
import org.inlay.platform.spi.ImportLookup;
import org.inlay.platform.spi.Importer.Column;
import org.inlay.platform.spi.Importer.Options;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * Reads the rows of old entitlements of one batch. The rows of one number are what one package or card held; where they
 * name its order, they are worth together what the line was sold for, so that a return finds the whole of it (D11).
 */
final class OldEntitlements {
    static final List<Column> COLUMNS = List.of(
            new Column(
                    "id",
                    true,
                    "Number of the card or package in the old system; each row with it is an item it held, they stand one"
                            + " after another.",
                    "K6001"),
            new Column(
                    "customer",
                    true,
                    "The customer's number in the old system; this, clinic, order, line and grantedAt may be empty in later"
                            + " rows of the number.",
                    "C1001"),
            new Column("clinic", false, "Code of the clinic that sold it; else the parameter clinic.", "A"),
            new Column(
                    "order",
                    false,
                    "The order it was sold with, its number in the old system; so it can be returned. Then the rows hold all"
                            + " of the card, and their values add up to the line's net.",
                    "D4001"),
            new Column("line", false, "Which line of the order, from 1; its only package or card when empty.", "1"),
            new Column("item", true, "Code of the item to be executed.", "SGZ-01"),
            new Column("quantity", true, "Sessions sold, executed ones too, 1 to 999999.", "10"),
            new Column("executed", false, "Sessions executed before; 0 when empty.", "3"),
            new Column(
                    "value",
                    false,
                    "What all its sessions were sold for together; when empty, the order's line is spread by list price"
                            + " (D11). Required without an order, unless a gift.",
                    "6800.00"),
            new Column("validUntil", false, "Last date on which it may be executed; no end when empty.", "2026-12-31"),
            new Column("gift", false, "Whether it was a gift: 是 or 否; a gift has no value.", "否"),
            new Column("grantedAt", true, "When it was sold or given; clinic time.", "2025-03-01 11:00"));

    private static final List<String> HEAD = List.of("customer", "clinic", "order", "line", "grantedAt");
    private static final int MOST_SESSIONS = 999_999;
    private static final int MOST_LINES = 200;

    private final ImportLookup lookup;
    private final Map<String, Item> items;
    private final Map<Id, Id> standing;
    private final Sold sold;
    private final Options options;
    private final BusinessCalendar calendar;
    private final Ids ids;
    private final Instant now;
    private final Set<Id> lines = new HashSet<>();

    /**
     * @param items the catalogue's items that the batch names, by code
     * @param standing who stands for the customers that the batch names
     */
    OldEntitlements(
            ImportLookup lookup,
            Map<String, Item> items,
            Map<Id, Id> standing,
            Sold sold,
            Options options,
            BusinessCalendar calendar,
            Ids ids,
            Instant now) {
        this.lookup = lookup;
        this.items = items;
        this.standing = standing;
        this.sold = sold;
        this.options = options;
        this.calendar = calendar;
        this.ids = ids;
        this.now = now;
    }

    /** The orders that the batch names, and the packages and cards on them. */
    record Sold(Map<Id, Owed> orders, Map<Id, List<Course>> courses) {}

    /** What all rows of a number share. */
    private record Head(
            Id customer,
            Clinic clinic,
            Instant at,
            @Nullable Course course) {}

    /** One row. */
    private record Part(
            Item item,
            int quantity,
            int executed,
            @Nullable Money value,
            @Nullable LocalDate validUntil,
            boolean gift) {}

    /** The entitlements of these rows; empty when something is wrong with one of them. */
    List<OldEntitlement> read(List<Cells> rows) {
        Cells first = rows.get(0);
        rows.stream().skip(1).forEach(row -> same(first, row));
        Head head = head(first);
        if (head == null) {
            return List.of();
        }
        List<Part> parts = new ArrayList<>();
        for (Cells row : rows) {
            Part part = part(row, head);
            if (part != null) {
                parts.add(part);
            }
        }
        if (!rows.stream().allMatch(Cells::good)) {
            return List.of();
        }
        List<Money> values = values(first, head, parts);
        return first.good() ? entitlements(head, parts, values) : List.of();
    }

    private static void same(Cells first, Cells later) {
        for (String column : HEAD) {
            String text = later.row().get(column).strip();
            if (!text.isEmpty() && !text.equals(first.row().get(column).strip())) {
                later.refuse(column, "import.differs");
            }
        }
    }

    private @Nullable Head head(Cells cells) {
        cells.required("id", 100);
        Id named = lookup.required(cells, "customer", "customers");
        Id customer = named == null ? null : standing.get(named);
        Clinic clinic = lookup.clinic(cells);
        cells.required("grantedAt", 40);
        Integer number = cells.integer("line", 1, MOST_LINES);
        Id order =
                cells.optional("order", 100) == null ? null : lookup.required(cells, "order", OrdersImporter.DATASET);
        if (clinic == null) {
            return null;
        }
        Instant at = cells.instant("grantedAt", clinic, calendar);
        if (at != null && at.isAfter(now)) {
            cells.refuse("grantedAt", "import.future");
        }
        Course course = order == null || customer == null ? null : course(cells, order, number, customer, clinic);
        return customer == null || at == null || !cells.good() ? null : new Head(customer, clinic, at, course);
    }

    private @Nullable Course course(Cells cells, Id order, @Nullable Integer number, Id customer, Clinic clinic) {
        Owed owed = sold.orders().get(order);
        if (owed == null) {
            cells.refuse("order", "import.cancelled");
            return null;
        }
        if (!owed.customer().equals(customer) || !owed.clinic().equals(clinic.code())) {
            cells.refuse("order", "import.other-order");
            return null;
        }
        List<Course> found = sold.courses().getOrDefault(order, List.of()).stream()
                .filter(course -> number == null || course.number() == number)
                .toList();
        if (found.size() != 1) {
            cells.refuse("line", "import.line");
            return null;
        }
        Course course = found.get(0);
        boolean earlier = options.dryRun() && options.sums().sum(course.line().toString()) > 0;
        if (course.granted() || course.returned() || earlier || !lines.add(course.line())) {
            cells.refuse("line", "import.line-granted");
        }
        return course;
    }

    private @Nullable Part part(Cells cells, Head head) {
        String code = cells.required("item", 64);
        Item item = items.get(code);
        cells.required("quantity", 10);
        if (item == null && !code.isEmpty()) {
            cells.refuse("item", "import.unknown-item");
        } else if (item != null && ItemKinds.holdsSessions(item.kind())) {
            cells.refuse("item", "violation.nested");
        } else if (item != null
                && !item.price().getCurrencyUnit().equals(head.clinic().currency())) {
            cells.refuse("item", "violation.currency");
        }
        Integer quantity = cells.integer("quantity", 1, MOST_SESSIONS);
        Integer before = cells.integer("executed", 0, MOST_SESSIONS);
        int executed = before == null ? 0 : before;
        LocalDate validUntil = cells.date("validUntil");
        boolean gift = cells.yes("gift");
        Money value = cells.money("value", head.clinic().currency());
        if (value != null && value.isGreaterThan(Limits.largest(value.getCurrencyUnit()))) {
            cells.refuse("value", "violation.amount");
        }
        if (gift && value != null && value.isPositive()) {
            cells.refuse("value", "import.gift");
        }
        if (!gift && head.course() == null && value == null) {
            cells.required("value", 40);
        }
        if (quantity != null && executed > quantity) {
            cells.refuse("executed", "import.executed");
        }
        Course course = head.course();
        if (course != null && quantity != null && quantity % course.pieces() != 0) {
            cells.refuse("quantity", "import.pieces");
        }
        if (course != null && course.gift() != gift) {
            cells.refuse("gift", "import.line-gift");
        }
        return item == null || quantity == null || !cells.good()
                ? null
                : new Part(item, quantity, executed, value, validUntil, gift);
    }

    /** What each is worth: as stated, or the line's net spread by list price; with an order they are worth the line (D11). */
    private static List<Money> values(Cells first, Head head, List<Part> parts) {
        Money zero = Money.zero(head.clinic().currency());
        Course course = head.course();
        if (course == null) {
            return parts.stream()
                    .map(part -> part.value() == null ? zero : part.value())
                    .toList();
        }
        if (parts.stream().allMatch(part -> part.value() == null)) {
            return ComponentValues.spread(
                    course.net(),
                    parts.stream()
                            .map(part -> new ComponentValues.Part(part.item().price(), part.quantity()))
                            .toList());
        }
        List<Money> values = parts.stream()
                .map(part -> part.value() == null ? zero : part.value())
                .toList();
        if (!values.stream().reduce(zero, Money::plus).equals(course.net())) {
            first.refuse("value", "import.line-value");
        }
        return values;
    }

    private List<OldEntitlement> entitlements(Head head, List<Part> parts, List<Money> values) {
        Course course = head.course();
        if (course != null && options.dryRun()) {
            options.sums().add(course.line().toString(), 1);
        }
        List<OldEntitlement> read = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            Part part = parts.get(i);
            read.add(new OldEntitlement(
                    ids.next(),
                    head.customer(),
                    head.clinic().code(),
                    course == null ? null : new SoldOn(course.order(), course.line()),
                    part.item().code(),
                    part.item().name(),
                    part.item().price(),
                    part.gift(),
                    part.validUntil(),
                    part.quantity(),
                    part.executed(),
                    values.get(i),
                    head.at()));
        }
        return read;
    }
}
