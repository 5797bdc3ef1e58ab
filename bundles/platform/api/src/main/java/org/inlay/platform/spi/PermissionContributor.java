package org.inlay.platform.spi;

import java.util.List;
import java.util.Set;
import org.osgi.annotation.versioning.ConsumerType;

/** Declares the permissions a bundle asks for, with the shipped roles that hold them. Register it as a service. */
@ConsumerType
public interface PermissionContributor {
    List<Permission> permissions();

    /**
     * A permission.
     *
     * @param name e.g. {@code orders:write}; the text is the message {@code permission.<name>}
     * @param roles shipped roles that hold it; ADMIN need not be named for administration only
     */
    record Permission(String name, Set<String> roles) {}
}
