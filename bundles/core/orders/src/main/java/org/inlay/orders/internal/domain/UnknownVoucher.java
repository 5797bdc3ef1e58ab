package org.inlay.orders.internal.domain;

import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.inlay.platform.Access;
import org.inlay.platform.Messages;
import org.inlay.platform.Plugins;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What is said of a voucher that nobody claims: it may be of a plugin that is not on in the clinic, so those are named. */
@Component(service = UnknownVoucher.class)
public class UnknownVoucher {
    private final Plugins plugins;
    private final Access access;
    private final Messages messages;

    @Activate
    public UnknownVoucher(@Reference Plugins plugins, @Reference Access access, @Reference Messages messages) {
        this.plugins = plugins;
        this.access = access;
        this.messages = messages;
    }

    String words(String clinic, String code) {
        Locale locale = access.caller().locale();
        String off = access.asPlatform(plugins::list).stream()
                .filter(plugin ->
                        !plugin.state().equals("ACTIVE") || !plugin.clinics().contains(clinic))
                .map(Plugins.Status::name)
                .collect(Collectors.joining(", "));
        return off.isEmpty()
                ? messages.text(locale, "problem.unknown-voucher", Map.of("code", code))
                : messages.text(locale, "problem.unknown-voucher.off", Map.of("code", code, "plugins", off));
    }
}
