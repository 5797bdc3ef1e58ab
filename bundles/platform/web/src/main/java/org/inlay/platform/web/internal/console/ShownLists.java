package org.inlay.platform.web.internal.console;

import gg.jte.Content;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.inlay.platform.Access;
import org.inlay.platform.Page;
import org.inlay.platform.web.CsvFile;
import org.inlay.platform.web.XlsxFile;
import org.inlay.platform.web.console.ConsoleRequest;
import org.inlay.platform.web.console.Listing;
import org.inlay.platform.web.console.Listing.Asked;
import org.inlay.platform.web.console.Listing.Column;
import org.inlay.platform.web.console.Listing.Filter;
import org.inlay.platform.web.console.Listing.Option;
import org.inlay.platform.web.console.Lists;
import org.inlay.platform.web.console.Screen;
import org.inlay.platform.web.console.Words;
import org.inlay.platform.web.internal.console.ListView.Cell;
import org.inlay.platform.web.internal.console.ListView.Chip;
import org.inlay.platform.web.internal.console.ListView.Choice;
import org.inlay.platform.web.internal.console.ListView.Field;
import org.inlay.platform.web.internal.console.ListView.Head;
import org.inlay.platform.web.internal.console.ListView.Kept;
import org.inlay.platform.web.internal.console.ListView.Row;
import org.inlay.platform.web.internal.persistence.KeptViews;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Lists: read from the address, shown, exported. */
@Component
public final class ShownLists implements Lists {
    private static final int FROM_APP = "/app/".length();

    private final KeptViews views;
    private final Access access;

    @Activate
    public ShownLists(@Reference KeptViews views, @Reference Access access) {
        this.views = views;
        this.access = access;
    }

    @Override
    public Asked asked(ConsoleRequest request, Listing<?> listing) {
        return ListAddress.asked(request, listing);
    }

    @Override
    public <T> Screen show(ConsoleRequest request, Listing<T> listing, Page<T> rows) {
        return show(request, listing, rows, output -> {});
    }

    @Override
    public <T> Screen show(ConsoleRequest request, Listing<T> listing, Page<T> rows, Content below) {
        Asked asked = asked(request, listing);
        List<Column<T>> columns = shown(listing, asked);
        String query = ListAddress.query(listing, asked);
        String page = page(listing);
        List<Row> lines = rows.items().stream()
                .map(row -> new Row(
                        listing.key().apply(row),
                        listing.href().apply(row),
                        columns.stream()
                                .map(column -> cell(column.value().apply(row), request.words()))
                                .toList()))
                .toList();
        List<Head> heads = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            int place = i;
            boolean number =
                    lines.stream().anyMatch(line -> line.cells().get(place).number());
            heads.add(new Head(columns.get(i).title(), number));
        }
        ListView view = new ListView(
                listing.address(),
                page,
                listing.title(),
                query,
                query.length() <= ViewsPage.LONGEST_QUERY,
                listing.fixed(),
                listing.note(),
                below,
                listing.filters().stream()
                        .map(filter -> new Field(
                                filter,
                                Optional.ofNullable(asked.filter(filter.name())).orElse("")))
                        .toList(),
                chips(request, listing, asked),
                listing.sorts().stream()
                        .map(sort -> new Choice(
                                sort.value(), sort.text(), sort.value().equals(asked.sort())))
                        .toList(),
                listing.columns().stream()
                        .skip(1)
                        .map(column -> new Choice(
                                column.key(), column.title(), asked.columns().contains(column.key())))
                        .toList(),
                heads,
                lines,
                views.of(access.caller().staff(), page).stream()
                        .map(kept -> new Kept(
                                kept.id().toString(),
                                kept.name(),
                                ListAddress.join(listing.address(), kept.query()),
                                kept.query().equals(query)))
                        .toList(),
                listing.bulk(),
                listing.actions(),
                listing.mayExport()
                        ? ListAddress.join(listing.address() + "/export", ListAddress.and(query, "as=xlsx"))
                        : null,
                listing.mayExport()
                        ? ListAddress.join(listing.address() + "/export", ListAddress.and(query, "as=csv"))
                        : null,
                rows.next() == null
                        ? null
                        : ListAddress.join(
                                listing.address(),
                                ListAddress.and(query, ListAddress.pair(ListAddress.AFTER, rows.next()))),
                asked.after() == null ? null : ListAddress.join(listing.address(), query),
                listing.empty());
        return Pages.screen(listing.title(), "list.jte", request, view);
    }

    private static String page(Listing<?> listing) {
        return listing.address().substring(FROM_APP);
    }

    private static <T> List<Column<T>> shown(Listing<T> listing, Asked asked) {
        return listing.columns().stream()
                .filter(column -> asked.columns().contains(column.key()))
                .toList();
    }

    private static List<Chip> chips(ConsoleRequest request, Listing<?> listing, Asked asked) {
        List<Chip> chips = new ArrayList<>();
        for (Filter filter : listing.filters()) {
            String value = asked.filter(filter.name());
            if (value == null) {
                continue;
            }
            Map<String, String> others = new LinkedHashMap<>(asked.filters());
            others.remove(filter.name());
            Asked without = new Asked(others, asked.sort(), asked.columns(), null);
            String text = switch (filter.kind()) {
                case TEXT -> value;
                case DATE -> request.words().date(LocalDate.parse(value));
                case CHOICE ->
                    filter.options().stream()
                            .filter(option -> option.value().equals(value))
                            .map(Option::text)
                            .findFirst()
                            .orElse(value);
            };
            chips.add(new Chip(
                    request.words().t("console.list.chip", "filter", filter.title(), "value", text),
                    ListAddress.join(listing.address(), ListAddress.query(listing, without))));
        }
        return chips;
    }

    private static Cell cell(@Nullable Object value, Words words) {
        if (value instanceof Money money) {
            return new Cell(words.money(money), true, null, null);
        } else if (value instanceof Number number) {
            return new Cell(number.toString(), true, null, null);
        } else if (value instanceof LocalDate date) {
            return new Cell(words.date(date), false, null, null);
        } else if (value instanceof Instant instant) {
            return new Cell(words.dateTime(instant), false, null, null);
        } else if (value instanceof Listing.Tag tag) {
            return new Cell(tag.text(), false, tag.look(), null);
        } else if (value instanceof Listing.Way way) {
            return new Cell(way.text(), false, null, way.href());
        }
        return new Cell(value == null ? "" : value.toString(), false, null, null);
    }

    @Override
    public <T> Screen export(ConsoleRequest request, Listing<T> listing, Consumer<Consumer<T>> all) {
        List<Column<T>> columns = shown(listing, asked(request, listing)).stream()
                .filter(Column::filed)
                .toList();
        Consumer<CsvFile.Rows> work = file -> {
            file.add(columns.stream().map(Column::title).toArray());
            all.accept(row -> file.add(columns.stream()
                    .map(column -> exported(column.value().apply(row), request.words()))
                    .toArray()));
        };
        return request.value("as").equals("csv")
                ? Screen.file(listing.title() + ".csv", CsvFile.MEDIA_TYPE, CsvFile.spool(work))
                : Screen.file(listing.title() + ".xlsx", XlsxFile.MEDIA_TYPE, XlsxFile.spool("Inlay", work));
    }

    /** Amounts and dates as such, instants at the clinic's clock. */
    private static @Nullable Object exported(@Nullable Object value, Words words) {
        if (value instanceof Money money) {
            return money.getAmount();
        } else if (value instanceof Number number) {
            return new BigDecimal(number.toString());
        } else if (value instanceof Instant instant) {
            return words.dateTime(instant);
        }
        return value;
    }
}
