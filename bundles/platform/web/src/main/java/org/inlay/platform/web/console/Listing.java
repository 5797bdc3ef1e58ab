package org.inlay.platform.web.console;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A list as every page shows it: what narrows it stands in the address, as do its order and the columns chosen, so that a view
 * of it can be kept, sent to a colleague and exported exactly as it is seen.
 *
 * @param address of the list, below {@code /app/}
 * @param title the heading
 * @param key what tells a row, such as its id
 * @param columns the first leads to the row
 * @param sorts orders to choose from, the usual one first; empty when there is only one
 * @param bulk what can be done with several rows at once
 * @param mayExport whether the person may have it as a file
 * @param actions what else can be done here, the first being the page's own
 * @param fixed parameters that the address always carries
 * @param note a word beside the heading; may be empty
 * @param empty what is said when no row is shown
 * @param <T> what a row is made of
 */
public record Listing<T>(
        String address,
        String title,
        Function<T, String> key,
        Function<T, String> href,
        List<Column<T>> columns,
        List<Filter> filters,
        List<Option> sorts,
        List<Bulk> bulk,
        boolean mayExport,
        List<Action> actions,
        Map<String, String> fixed,
        String note,
        String empty) {

    /** One with nothing but its columns; what it has besides is said by the methods that follow. */
    public static <T> Listing<T> of(
            String address, String title, Function<T, String> key, Function<T, String> href, List<Column<T>> columns) {
        return new Listing<>(
                address, title, key, href, columns, List.of(), List.of(), List.of(), false, List.of(), Map.of(), "",
                "");
    }

    /** Narrowed by these. */
    public Listing<T> filters(List<Filter> by) {
        return new Listing<>(
                address, title, key, href, columns, by, sorts, bulk, mayExport, actions, fixed, note, empty);
    }

    /** In one of these orders, the usual one first. */
    public Listing<T> sorts(List<Option> by) {
        return new Listing<>(
                address, title, key, href, columns, filters, by, bulk, mayExport, actions, fixed, note, empty);
    }

    /** With what can be done with several rows at once. */
    public Listing<T> bulk(List<Bulk> acts) {
        return new Listing<>(
                address, title, key, href, columns, filters, sorts, acts, mayExport, actions, fixed, note, empty);
    }

    /** As a file, at {@code <address>/export}, for whoever may. */
    public Listing<T> exported(boolean may) {
        return new Listing<>(
                address, title, key, href, columns, filters, sorts, bulk, may, actions, fixed, note, empty);
    }

    /** With ways from here, the first being the page's own. */
    public Listing<T> actions(List<Action> ways) {
        return new Listing<>(
                address, title, key, href, columns, filters, sorts, bulk, mayExport, ways, fixed, note, empty);
    }

    /** With parameters that its address always carries. */
    public Listing<T> fixed(Map<String, String> parameters) {
        return new Listing<>(
                address, title, key, href, columns, filters, sorts, bulk, mayExport, actions, parameters, note, empty);
    }

    /** With a word beside the heading, such as how many there are in all. */
    public Listing<T> note(String text) {
        return new Listing<>(
                address, title, key, href, columns, filters, sorts, bulk, mayExport, actions, fixed, text, empty);
    }

    /** With what is said when no row is shown. */
    public Listing<T> empty(String text) {
        return new Listing<>(
                address, title, key, href, columns, filters, sorts, bulk, mayExport, actions, fixed, note, text);
    }

    /**
     * A column.
     *
     * @param key stands in the address
     * @param usual whether it is shown unless one chooses
     * @param filed whether files have it
     * @param value a text, an amount of money, a number, a date, an instant, a {@link Tag} or a
     *     {@link Way}; null for nothing
     */
    public record Column<T>(
            String key, String title, boolean usual, boolean filed, Function<T, @Nullable Object> value) {
        /** One that is in files too. */
        public Column(String key, String title, boolean usual, Function<T, @Nullable Object> value) {
            this(key, title, usual, true, value);
        }

        /** A way to somewhere, which no file has. */
        public static <T> Column<T> way(String key, String title, Function<T, @Nullable Object> value) {
            return new Column<>(key, title, true, false, value);
        }
    }

    /** A word that stands out: {@code look} is harm, wait, good or empty. */
    public record Tag(String text, String look) {
        @Override
        public String toString() {
            return text;
        }
    }

    /** A way to somewhere. */
    public record Way(String text, String href) {}

    /** How a filter is typed. */
    public enum Kind {
        /** One of its options. */
        CHOICE,
        /** A date. */
        DATE,
        /** Some text. */
        TEXT
    }

    /** Something by which the list is narrowed; {@code options} only for a choice. */
    public record Filter(String name, String title, Kind kind, List<Option> options) {
        /** One of these. */
        public static Filter choice(String name, String title, List<Option> options) {
            return new Filter(name, title, Kind.CHOICE, options);
        }

        /** A date. */
        public static Filter date(String name, String title) {
            return new Filter(name, title, Kind.DATE, List.of());
        }

        /** Some text. */
        public static Filter text(String name, String title) {
            return new Filter(name, title, Kind.TEXT, List.of());
        }
    }

    /** A value with its name. */
    public record Option(String value, String text) {}

    /** What is done with the rows that were chosen: posted to the address as {@code selected}, which says how many before it acts. */
    public record Bulk(String address, String text) {}

    /** A way from here; {@code key} is the key for it, or empty. */
    public record Action(String href, String text, String key) {}

    /**
     * What a person asked of the list.
     *
     * @param filters by name; what is not narrowed is absent
     * @param sort one of the orders; empty for the only one
     * @param columns chosen keys
     * @param after where the page begins; null for the first
     */
    public record Asked(
            Map<String, String> filters,
            String sort,
            List<String> columns,
            @Nullable String after) {
        /** What the filter says; null when it says nothing. */
        public @Nullable String filter(String name) {
            return filters.get(name);
        }
    }
}
