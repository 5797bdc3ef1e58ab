package org.inlay.platform.web.internal.console;

import java.util.Comparator;
import java.util.List;
import org.inlay.platform.Caller;
import org.inlay.platform.Clinic;
import org.inlay.platform.Extensions;
import org.inlay.platform.web.console.ConsolePage;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Which pages a person is offered in a clinic. */
@Component(service = Navigation.class)
public final class Navigation {
    private final Extensions extensions;

    @Activate
    public Navigation(@Reference Extensions extensions) {
        this.extensions = extensions;
    }

    /** A page's place in the navigation. */
    record Place(String page, ConsolePage.Entry entry) {}

    /** The pages of the navigation, or those among the settings, in their order; without a clinic those of the whole house. */
    List<Place> places(Caller caller, @Nullable Clinic clinic, boolean settings) {
        return extensions.active(ConsolePage.class, clinic == null ? Clinic.ORGANISATION : clinic.code()).stream()
                .flatMap(page -> page.entry().stream().map(entry -> new Place(page.id(), entry)))
                .filter(place -> place.entry().setting() == settings)
                .filter(place -> caller.mayAnywhere(place.entry().permission()))
                .sorted(Comparator.comparingInt(place -> place.entry().order()))
                .toList();
    }
}
