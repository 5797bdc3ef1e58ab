package org.inlay.orders.spi;

import java.util.Set;
import org.osgi.annotation.versioning.ConsumerType;

/** Adds item kinds, namespaced by plugin ({@code membership:TOP_UP}); their deal switch is off until a clinic turns it on (D2). */
@ConsumerType
public interface ItemKindProvider {
    String plugin();

    Set<String> kinds();
}
