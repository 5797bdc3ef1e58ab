package org.inlay.platform.web.console;

import java.util.Optional;
import org.inlay.platform.Problem;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * A page of the staff console at {@code /app/<id>} and everything below. Registered as a service it is there at once; one
 * that fails shows an error box, the console lives. It calls services, which check permission and clinic, and holds no
 * rule of its own.
 */
@ConsumerType
public interface ConsolePage {
    /** First part of the address, e.g. {@code customers}; its name is the text {@code console.page.<id>}. */
    String id();

    /** Where the page stands in the navigation; empty when one only comes to it from other pages. */
    Optional<Entry> entry();

    /** Shows something. Problems are shown as such, with their status. */
    Screen get(ConsoleRequest request);

    /**
     * Does something, in one transaction and once for each form that was given out, and goes on to where it is shown. A
     * screen instead of a way undoes the transaction: the form again, with everything typed and what is wrong.
     */
    default Screen post(ConsoleRequest request) {
        throw Problem.notFound("page");
    }

    /**
     * Whether what {@link #post} does is one transaction, taken once for each form. What makes transactions of its own and may
     * be sent twice without harm, such as a file, says no.
     */
    default boolean once(ConsoleRequest request) {
        return true;
    }

    /**
     * An entry of the navigation.
     *
     * @param order smaller is further up
     * @param icon name of an icon of the console
     * @param permission who sees it: whoever holds this in any clinic
     * @param setting whether it stands among the settings
     */
    record Entry(int order, String icon, String permission, boolean setting) {
        /** An entry of the navigation itself. */
        public Entry(int order, String icon, String permission) {
            this(order, icon, permission, false);
        }

        /** An entry among the settings; the text {@code console.page.<id>.what} says what is settled there. */
        public static Entry setting(int order, String permission) {
            return new Entry(order, "settings", permission, true);
        }
    }
}
