package org.inlay.platform.internal.domain;

import org.inlay.platform.spi.PermissionContributor;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** Brings what bundles declare to the roles, with what their manifests say. */
@Component(service = PluginPermissions.class, immediate = true)
public final class PluginPermissions {
    private final RolePermissions roles;

    @Activate
    public PluginPermissions(@Reference RolePermissions roles) {
        this.roles = roles;
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addContributor(PermissionContributor contributor, ServiceReference<PermissionContributor> reference) {
        roles.add(contributor, PluginBundles.declared(reference.getBundle()));
    }

    void removeContributor(PermissionContributor contributor) {
        roles.remove(contributor);
    }
}
