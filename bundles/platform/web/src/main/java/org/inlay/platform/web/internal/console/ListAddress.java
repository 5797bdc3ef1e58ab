package org.inlay.platform.web.internal.console;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.inlay.platform.web.console.ConsoleRequest;
import org.inlay.platform.web.console.Listing;
import org.inlay.platform.web.console.Listing.Asked;
import org.inlay.platform.web.console.Listing.Column;
import org.inlay.platform.web.console.Listing.Filter;

/** What is asked of a list, as it stands in the address. */
final class ListAddress {
    private static final String SORT = "sort";
    private static final String COLUMNS = "columns";

    /** Where a page begins. */
    static final String AFTER = "after";

    private ListAddress() {}

    /** What the address asks; what the list does not know is left out. */
    static Asked asked(ConsoleRequest request, Listing<?> listing) {
        Map<String, String> filters = new LinkedHashMap<>();
        for (Filter filter : listing.filters()) {
            request.typed(filter.name())
                    .filter(value -> fits(filter, value))
                    .ifPresent(value -> filters.put(filter.name(), value));
        }
        String sort = request.typed(SORT)
                .filter(chosen ->
                        listing.sorts().stream().anyMatch(each -> each.value().equals(chosen)))
                .orElse(listing.sorts().isEmpty() ? "" : listing.sorts().get(0).value());
        List<String> chosen = request.values(COLUMNS);
        List<String> columns = columns(listing, chosen);
        return new Asked(
                filters,
                sort,
                columns.isEmpty() ? columns(listing, usual(listing)) : columns,
                request.typed(AFTER).orElse(null));
    }

    private static boolean fits(Filter filter, String value) {
        return switch (filter.kind()) {
            case TEXT -> true;
            case CHOICE ->
                filter.options().stream().anyMatch(option -> option.value().equals(value));
            case DATE -> date(value);
        };
    }

    private static boolean date(String value) {
        try {
            return LocalDate.parse(value).getYear() > 0;
        } catch (DateTimeParseException malformed) {
            return false;
        }
    }

    private static List<String> usual(Listing<?> listing) {
        return listing.columns().stream().filter(Column::usual).map(Column::key).toList();
    }

    /** In the list's own order; the first is always there, for it leads to the row. */
    private static List<String> columns(Listing<?> listing, List<String> chosen) {
        List<String> kept = new ArrayList<>();
        for (int i = 0; i < listing.columns().size(); i++) {
            String key = listing.columns().get(i).key();
            if (chosen.contains(key) || (i == 0 && !chosen.isEmpty())) {
                kept.add(key);
            }
        }
        return kept;
    }

    /** As short as can be: what is usual is not said. */
    static String query(Listing<?> listing, Asked asked) {
        List<String> pairs = new ArrayList<>();
        listing.fixed().forEach((name, value) -> pairs.add(pair(name, value)));
        asked.filters().forEach((name, value) -> pairs.add(pair(name, value)));
        if (!listing.sorts().isEmpty()
                && !asked.sort().equals(listing.sorts().get(0).value())) {
            pairs.add(pair(SORT, asked.sort()));
        }
        if (!asked.columns().equals(columns(listing, usual(listing)))) {
            asked.columns().forEach(column -> pairs.add(pair(COLUMNS, column)));
        }
        return String.join("&", pairs);
    }

    static String pair(String name, String value) {
        return name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    static String and(String query, String pair) {
        return query.isEmpty() ? pair : query + "&" + pair;
    }

    static String join(String address, String query) {
        return query.isEmpty() ? address : address + "?" + query;
    }
}
