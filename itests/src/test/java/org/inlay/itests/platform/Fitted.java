package org.inlay.itests.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.inlay.itests.support.Rest;
import org.inlay.itests.support.Rest.Answer;
import org.inlay.platform.Access;
import org.inlay.platform.Plugins;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;

/** A plugin as an administrator fits it and takes it out over REST, and as the framework has it. */
public final class Fitted {
    private static final Duration SOON = Duration.ofSeconds(60);

    private final Rest rest;
    private final BundleContext context;
    private final String id;
    private final String bundle;

    public Fitted(Rest rest, BundleContext context, String id) {
        this(rest, context, id, "org.inlay." + id);
    }

    Fitted(Rest rest, BundleContext context, String id, String bundle) {
        this.rest = rest;
        this.context = context;
        this.id = id;
        this.bundle = bundle;
    }

    String path() {
        return "/api/v1/plugins/" + id;
    }

    /** Wants it and waits until it works. */
    public void install() {
        assertThat(rest.post(path() + "/installation", "{}").status()).isEqualTo(200);
        await("ACTIVE");
    }

    /** Waits until the plugins that are wanted have come up: a clinic that was opened brings those of its type. */
    public static void all(Access access, Plugins plugins) {
        Awaitility.await()
                .atMost(SOON)
                .until(() -> access.asPlatform(plugins::list).stream()
                        .noneMatch(plugin -> plugin.state().equals("STARTING")));
    }

    /** Wants it no longer and waits until nothing of it is left. */
    public void uninstall() {
        assertThat(rest.delete(path() + "/installation").status()).isEqualTo(200);
        Awaitility.await().atMost(SOON).until(() -> bundle() == null);
    }

    Answer status() {
        return rest.get(path());
    }

    void await(String state) {
        Awaitility.await()
                .atMost(SOON)
                .until(() -> status().body().path("state").asText(), state::equals);
    }

    /** Its bundle, while it is installed. */
    @Nullable
    Bundle bundle() {
        for (Bundle each : context.getBundles()) {
            if (bundle.equals(each.getSymbolicName())) {
                return each;
            }
        }
        return null;
    }
}
