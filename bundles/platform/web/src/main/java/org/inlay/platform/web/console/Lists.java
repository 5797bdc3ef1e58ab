package org.inlay.platform.web.console;

import gg.jte.Content;
import java.util.function.Consumer;
import org.inlay.platform.Page;
import org.inlay.platform.web.console.Listing.Asked;
import org.osgi.annotation.versioning.ProviderType;

/** Shows lists alike everywhere, with the views that a person keeps of them. */
@ProviderType
public interface Lists {
    /** What the address asks of the list; what it does not know is left out. */
    Asked asked(ConsoleRequest request, Listing<?> listing);

    /** The list with these rows. */
    <T> Screen show(ConsoleRequest request, Listing<T> listing, Page<T> rows);

    /** The list with these rows and something below it. */
    <T> Screen show(ConsoleRequest request, Listing<T> listing, Page<T> rows, Content below);

    /**
     * Every row in the columns that are seen, as {@code as=xlsx} or {@code as=csv}.
     *
     * @param all hands over the rows
     */
    <T> Screen export(ConsoleRequest request, Listing<T> listing, Consumer<Consumer<T>> all);
}
