package org.inlay.platform;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The plugins of this installation. Which are wanted, and in which clinics they are on, stands in the database; each node
 * brings itself to that at its start, on a change and every minute. Nothing here waits for a plugin to start or stop:
 * {@link Status#state} says how far this node is.
 */
@ProviderType
public interface Plugins {
    /** Every plugin that can be installed, by id. Needs {@code plugins:read}. */
    List<Status> list();

    /** One plugin. Needs {@code plugins:read}. Problems: {@code not-found}. */
    Status get(String id);

    /** What an installation would bring. Needs {@code plugins:read}. Problems: {@code not-found}. */
    Preview preview(String id);

    /**
     * Wants the plugin, and has it on in these clinics. One that failed is tried again. Needs {@code plugins:manage} everywhere.
     *
     * @param clinics codes; null = where it is on already, for one that is not wanted yet all there are
     * @throws Problem {@code not-found}
     */
    Status install(String id, @Nullable Set<String> clinics);

    /**
     * Wants the plugin no longer; its tables stay. Needs {@code plugins:manage} everywhere.
     *
     * @throws Problem {@code not-found}
     */
    Status uninstall(String id);

    /**
     * Switches an installed plugin on or off in a clinic. Needs {@code plugins:manage} in it.
     *
     * @throws Problem {@code not-found}, {@code plugin-not-installed}
     */
    Status switchTo(String id, String clinic, boolean on);

    /**
     * Installs the plugins of a type of clinic, and has them on in the clinics of that type besides where they are on already.
     * Needs {@code plugins:manage} everywhere.
     *
     * @throws Problem {@code not-found} when there is neither a clinic nor a plugin of that type
     */
    List<Status> installType(String type);

    /**
     * Looks at the archive of a plugin, a KAR, before anything of it runs, and keeps it when there is nothing against it: it
     * can then be installed, or takes the place of the version that is. Needs {@code plugins:manage} everywhere.
     *
     * @param sha256 what its digest must be, in hexadecimal digits; null = whatever it is
     * @param dryRun only look; findings are then in the report
     * @throws Problem {@code plugin-refused} with the findings
     */
    Report bring(byte[] archive, @Nullable String sha256, boolean dryRun);

    /**
     * Keeps the archive of a plugin no longer, and gives what it was. Needs {@code plugins:manage} everywhere.
     *
     * @throws Problem {@code not-found}, {@code plugin-installed}
     */
    Status discard(String id);

    /**
     * Exports what an uninstalled plugin stored into a file of the data directory, then drops its tables, its deliveries and
     * its subscriptions. Needs {@code plugins:manage} everywhere.
     *
     * @param confirmed its id once more
     * @throws Problem {@code not-found}, {@code plugin-installed}, {@code validation}
     */
    Purged purge(String id, String confirmed);

    /** How the plugin has behaved on this node since it was fitted. Needs {@code plugins:read}. Problems: {@code not-found}. */
    Health health(String id);

    /** Ids of the plugins that should run and that this node has not tried to start yet; empty once it is as the database wants. */
    List<String> waiting();

    /**
     * A plugin as this node has it.
     *
     * @param state {@code AVAILABLE} not wanted, {@code STARTING} wanted, {@code ACTIVE}, or {@code FAILED}
     * @param clinicTypes types of clinic whose profile names it
     * @param clinics codes of the clinics where it is on
     * @param failure why it failed, for the operator; null unless it did
     */
    record Status(
            String id,
            String name,
            String version,
            String state,
            List<String> clinicTypes,
            List<String> clinics,
            @Nullable String failure) {}

    /**
     * What was seen in an archive.
     *
     * @param id of the plugin; empty when it cannot be read
     * @param digest SHA-256 of the archive, in hexadecimal digits
     * @param signer who signed it, null when nobody did
     * @param findings why it is refused, in the caller's language; empty when it is accepted
     */
    record Report(
            String id,
            String name,
            String version,
            String digest,
            @Nullable String signer,
            List<String> findings) {}

    /**
     * What is left of a plugin.
     *
     * @param file with what it stored, one CSV file a table, in the data directory
     * @param tables that were dropped
     * @param rows that they held
     */
    record Purged(String file, List<String> tables, long rows) {}

    /**
     * What calls of a plugin came to on this node.
     *
     * @param calls how many there were
     * @param milliseconds time spent in them altogether
     * @param running how many are under way
     * @param failures how many ended with an error of the plugin; a typed refusal is none
     * @param breakdowns how many of these took longer than they may, or failed where nothing may fail; after three the plugin is
     *     taken out
     * @param lastFailure what failed last and how, null when nothing did
     * @param lastFailureAt when
     */
    record Health(
            long calls,
            long milliseconds,
            long running,
            long failures,
            long breakdowns,
            @Nullable String lastFailure,
            @Nullable Instant lastFailureAt) {}

    /**
     * What an installation brings.
     *
     * @param bundles name and version of each bundle that is not there yet
     * @param refreshed names of bundles that are there and would be stopped and started; none of the core's ever is
     * @param tables prefix of the plugin's tables; empty when it has none
     * @param permissions what it asks for
     */
    record Preview(
            String id,
            String version,
            List<String> bundles,
            List<String> refreshed,
            String tables,
            List<String> permissions) {}
}
