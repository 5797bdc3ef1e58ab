package org.inlay.platform.web.console;

import gg.jte.Content;
import org.inlay.platform.Id;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * A part of the customer's page. It is loaded apart: one that fails or takes too long shows an error box in its place, the
 * page lives.
 */
@ConsumerType
public interface CustomerPanel {
    /** Id, unique among the panels; its name is the text {@code console.panel.<id>}. */
    String id();

    /** Smaller is further up. */
    int order();

    /** Who sees it: whoever holds this in the clinic that is looked at. */
    String permission();

    /** The panel of this customer; called where the caller and the transaction of a read are set. */
    Content render(ConsoleRequest request, Id customer);
}
