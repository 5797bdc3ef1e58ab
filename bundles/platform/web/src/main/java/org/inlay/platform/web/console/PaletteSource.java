package org.inlay.platform.web.console;

import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * What a bundle adds to the search in the bar ({@code /} or Ctrl-K): records that fit what is typed, and things to do. It is
 * asked at every pause in typing, as the person who types, and left out when it fails or takes longer than a second.
 */
@ConsumerType
public interface PaletteSource {
    /** Things to do from anywhere, as far as the person may. */
    default List<Hit> actions(ConsoleRequest request) {
        return List.of();
    }

    /** Records that fit, the best first, a handful; {@code query} is not empty. */
    default List<Hit> records(String query, ConsoleRequest request) {
        return List.of();
    }

    /**
     * A way to somewhere.
     *
     * @param text what is found or done
     * @param detail what tells it from others of the same name; may be empty
     * @param href where it leads
     */
    record Hit(String text, String detail, String href) {}
}
