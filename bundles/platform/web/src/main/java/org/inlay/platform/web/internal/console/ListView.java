package org.inlay.platform.web.internal.console;

import gg.jte.Content;
import java.util.List;
import java.util.Map;
import org.inlay.platform.web.console.Listing;
import org.jspecify.annotations.Nullable;

/**
 * A list, ready to be shown.
 *
 * @param query of the list as it is seen, without the page
 * @param mayKeep whether the query is short enough to be kept as a view
 * @param fixed what every form that asks the list again carries
 * @param next address of the following page; null on the last
 * @param first address of the first page; null when it is shown
 */
public record ListView(
        String address,
        String page,
        String title,
        String query,
        boolean mayKeep,
        Map<String, String> fixed,
        String note,
        Content below,
        List<Field> fields,
        List<Chip> chips,
        List<Choice> sorts,
        List<Choice> columns,
        List<Head> heads,
        List<Row> rows,
        List<Kept> views,
        List<Listing.Bulk> bulk,
        List<Listing.Action> actions,
        @Nullable String xlsx,
        @Nullable String csv,
        @Nullable String next,
        @Nullable String first,
        String empty) {

    /** A filter with what stands in it. */
    public record Field(Listing.Filter filter, String value) {}

    /** A filter that is on; {@code href} takes it off. */
    public record Chip(String text, String href) {}

    /** Something to choose. */
    public record Choice(String value, String text, boolean chosen) {}

    /** The head of a column. */
    public record Head(String title, boolean number) {}

    /** A row; its first cell leads to {@code href}. */
    public record Row(String key, String href, List<Cell> cells) {}

    /** A cell; {@code look} null when it is no tag, {@code href} null when it leads nowhere. */
    public record Cell(
            String text,
            boolean number,
            @Nullable String look,
            @Nullable String href) {}

    /** A view that was kept. */
    public record Kept(String id, String name, String href, boolean current) {}
}
