package org.inlay.platform.web.internal.rest.edge;

import org.inlay.platform.Problem;
import org.inlay.platform.web.ChosenClinic;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Component;

/** The clinic of a request from a field, else from the header. */
@Component
public final class HeaderClinic implements ChosenClinic {
    @Override
    public String of(@Nullable String stated) {
        String clinic = orNone(stated);
        if (clinic == null) {
            throw Problem.badRequest("clinic-required");
        }
        return clinic;
    }

    @Override
    public @Nullable String orNone(@Nullable String stated) {
        if (stated != null && !stated.isBlank()) {
            return stated;
        }
        String header = Exchange.current().map(Exchange::clinic).orElse(null);
        return header == null || header.isBlank() ? null : header;
    }
}
