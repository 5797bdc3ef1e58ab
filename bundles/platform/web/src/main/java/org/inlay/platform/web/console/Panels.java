package org.inlay.platform.web.console;

import java.util.List;
import org.inlay.platform.Id;
import org.osgi.annotation.versioning.ProviderType;

/** The panels that bundles put into the customer's page, each rendered apart on bounded threads and in bounded time. */
@ProviderType
public interface Panels {
    /** The panels that this person sees in the clinic, in their order. */
    List<Ref> of(ConsoleRequest request);

    /** The panel's content; an error box when it fails or takes longer than five seconds. */
    Screen show(String panel, ConsoleRequest request, Id customer);

    /** A panel by id, with its name. */
    record Ref(String id, String title) {}
}
