package org.inlay.platform.web.internal.console;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.inlay.platform.Clinic;
import org.inlay.platform.Clinics;
import org.inlay.platform.Plugins;
import org.inlay.platform.Plugins.Health;
import org.inlay.platform.Plugins.Preview;
import org.inlay.platform.Plugins.Report;
import org.inlay.platform.Plugins.Status;
import org.inlay.platform.Problem;
import org.inlay.platform.web.console.ConsolePage;
import org.inlay.platform.web.console.ConsoleRequest;
import org.inlay.platform.web.console.ConsoleRequest.Upload;
import org.inlay.platform.web.console.Screen;
import org.inlay.platform.web.console.Words;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The plugins: what each would bring, how far this server is, in which clinics it is on. */
@Component(service = ConsolePage.class)
public final class PluginsPage implements ConsolePage {
    private static final Map<String, String> COLOURS =
            Map.of("ACTIVE", "good", "FAILED", "harm", "STARTING", "wait", "AVAILABLE", "");

    private static final int LARGEST = 32 << 20;

    private final Plugins plugins;
    private final Clinics clinics;

    @Activate
    public PluginsPage(@Reference Plugins plugins, @Reference Clinics clinics) {
        this.plugins = plugins;
        this.clinics = clinics;
    }

    @Override
    public String id() {
        return "plugins";
    }

    @Override
    public Optional<Entry> entry() {
        return Optional.of(Entry.setting(60, "plugins:read"));
    }

    /** A plugin in the list; {@code colour} is that of its state. */
    public record Row(Status plugin, String colour) {
        /** Whether somebody wants it. */
        public boolean wanted() {
            return !plugin.state().equals("AVAILABLE");
        }
    }

    /** All of them; {@code report} on an archive that was refused, null when none was. */
    public record Catalogue(List<Row> rows, @Nullable Report report) {}

    /** One plugin, what it would bring, and the clinics where it can be on. */
    public record Detail(Row row, Preview preview, Health health, List<Clinic> clinics) {}

    @Override
    public Screen get(ConsoleRequest request) {
        Words words = request.words();
        if (request.path().isEmpty()) {
            return listed(request, null);
        }
        Status plugin = plugins.get(request.at(0));
        Detail detail =
                new Detail(row(plugin), plugins.preview(plugin.id()), plugins.health(plugin.id()), clinics.list());
        return Pages.screen(plugin.name(), "plugin.jte", request, detail);
    }

    private Screen listed(ConsoleRequest request, @Nullable Report report) {
        List<Row> rows = plugins.list().stream().map(PluginsPage::row).toList();
        return Pages.screen(
                request.words().t("console.page.plugins"), "plugins.jte", request, new Catalogue(rows, report));
    }

    private static Row row(Status plugin) {
        return new Row(plugin, COLOURS.getOrDefault(plugin.state(), ""));
    }

    @Override
    public Screen post(ConsoleRequest request) {
        String id = request.at(0);
        if (id.equals("bring")) {
            return brought(request);
        }
        String name = plugins.get(id).name();
        String back = "/app/plugins/" + id;
        Words words = request.words();
        return switch (request.at(1)) {
            case "install" -> {
                plugins.install(id, null);
                yield Screen.to(back, words.t("console.plugins.installing", "plugin", name));
            }
            case "uninstall" -> {
                plugins.uninstall(id);
                yield Screen.to(back, words.t("console.plugins.uninstalling", "plugin", name));
            }
            case "purge" -> {
                String file = plugins.purge(id, request.value("confirmed")).file();
                yield Screen.to(back, words.t("console.plugins.purged", "plugin", name, "file", file));
            }
            case "discard" -> {
                plugins.discard(id);
                yield Screen.to("/app/plugins", words.t("console.plugins.discarded", "plugin", name));
            }
            case "on", "off" -> {
                boolean on = request.at(1).equals("on");
                String clinic = request.value("clinic");
                plugins.switchTo(id, clinic, on);
                yield Screen.to(
                        back,
                        words.t(
                                on ? "console.plugins.on" : "console.plugins.off",
                                "plugin",
                                name,
                                "clinic",
                                clinics.get(clinic).name()));
            }
            default -> throw Problem.notFound("page");
        };
    }

    private Screen brought(ConsoleRequest request) {
        Upload file = request.file("archive").orElseThrow(() -> Problem.violation("archive", "violation.required"));
        try (InputStream in = file.open()) {
            byte[] archive = in.readNBytes(LARGEST);
            Report report = plugins.bring(archive, null, true);
            if (!report.findings().isEmpty()) {
                return listed(request, report);
            }
            plugins.bring(archive, report.digest(), false);
            return Screen.to("/app/plugins", request.words().t("console.plugins.brought", "plugin", report.name()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
