package org.inlay.orders.internal.domain;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.inlay.orders.spi.Tender;
import org.inlay.platform.Clinics;
import org.inlay.platform.Extensions;
import org.inlay.platform.Problem;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The ways to pay in a clinic: its editable list, recorded only, and the tenders of plugins, with books of their own (D15). */
@Component(service = Tenders.class)
public final class Tenders {
    private static final String LIST = "tenders";

    private final Clinics clinics;
    private final Extensions extensions;

    @Activate
    public Tenders(@Reference Clinics clinics, @Reference Extensions extensions) {
        this.clinics = clinics;
        this.extensions = extensions;
    }

    /**
     * The plugin's tender of this code; empty for one of the clinic's list.
     *
     * @throws Problem {@code unknown-tender}
     */
    public Optional<Tender> require(String clinic, String code) {
        Optional<Tender> tender = Optional.ofNullable(ofPlugins(clinic).get(code));
        if (tender.isEmpty()
                && clinics.entries(clinic, LIST).stream()
                        .noneMatch(entry -> entry.code().equals(code))) {
            throw Problem.invalid("unknown-tender").with("tender", code);
        }
        return tender;
    }

    /**
     * The plugin's tender that took the money and has to give it back.
     *
     * @throws Problem {@code plugin-missing}
     */
    public Tender ofPlugin(String clinic, String code, String plugin) {
        Tender tender = ofPlugins(clinic).get(code);
        if (tender == null || !tender.plugin().equals(plugin)) {
            throw Problem.conflict("plugin-missing").with("plugin", plugin);
        }
        return tender;
    }

    /** The tenders of plugins that are on in the clinic, by code. */
    public Map<String, Tender> ofPlugins(String clinic) {
        return extensions.active(Tender.class, clinic).stream()
                .collect(Collectors.toMap(Tender::code, Function.identity(), (first, second) -> first));
    }
}
