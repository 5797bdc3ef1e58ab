package org.inlay.platform.internal.domain;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.inlay.platform.PluginGate;
import org.inlay.platform.Plugins.Health;
import org.inlay.platform.Problem;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Every call from the platform into a plugin passes here: it is counted, timed and, in a transaction, given up when it takes
 * too long. Who takes a plugin out waits here until nobody is within.
 */
@Component(service = {PluginCalls.class, PluginGate.class})
public final class PluginCalls implements PluginGate {
    private static final Logger LOG = LoggerFactory.getLogger(PluginCalls.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Lending lending;
    private final CurrentCaller current;
    private final PluginSwitches switches;
    private final RolePermissions permissions;
    private final Clock clock;
    private final Pulse pulse;
    private final Map<String, PluginTraffic> traffic = new ConcurrentHashMap<>();
    private volatile Runnable whenCondemned = () -> {};

    @Activate
    public PluginCalls(
            @Reference Lending lending,
            @Reference CurrentCaller current,
            @Reference PluginSwitches switches,
            @Reference RolePermissions permissions,
            @Reference Clock clock,
            @Reference Pulse pulse) {
        this.lending = lending;
        this.current = current;
        this.switches = switches;
        this.permissions = permissions;
        this.clock = clock;
        this.pulse = pulse;
    }

    @Override
    public Passage enter(String plugin, @Nullable String clinic) {
        if (clinic != null && !switches.isOn(plugin, clinic)) {
            throw off(plugin, clinic);
        }
        PluginTraffic of = of(plugin);
        of.enter();
        long began = System.nanoTime();
        return new Passage() {
            @Override
            public void failed(Throwable failure) {
                PluginCalls.this.failed(plugin, "a request", failure);
            }

            @Override
            public void close() {
                of.took(System.nanoTime() - began);
                of.leave();
            }
        };
    }

    /** What is said of a plugin in a clinic that does not have it. */
    static Problem off(String plugin, String clinic) {
        return new Problem(Problem.Kind.NOT_FOUND, "plugin-off")
                .with("plugin", plugin)
                .with("clinic", clinic);
    }

    @Override
    public Optional<Set<String>> clinics(String permission) {
        return permissions.plugin(permission).map(switches::clinics);
    }

    /** Keeps a plugin in until the running transaction has ended. Problems: {@code plugin-stopping}. */
    void holdForTransaction(String plugin) {
        if (lending.running()) {
            PluginTraffic of = of(plugin);
            of.enter();
            lending.atEnd(of::leave);
        }
    }

    /**
     * The extension as the platform calls it.
     *
     * @param held whether the running transaction keeps the plugin in, so that it may enter in any case
     */
    <T> T guard(Class<T> point, String plugin, Object extension, boolean held) {
        InvocationHandler handler = new GuardedCall(this, lending, plugin, point, extension, held);
        return point.cast(
                Proxy.newProxyInstance(point.getClassLoader(), new Class<?>[] {point, Guarded.class}, handler));
    }

    /** As {@link Lending#lend}, for the caller of this thread. */
    <T> T lend(Supplier<T> work, Duration limit) {
        return lending.lend(
                current.get()
                        .<Supplier<T>>map(caller -> () -> current.with(caller, work))
                        .orElse(work),
                limit);
    }

    PluginTraffic of(String plugin) {
        return traffic.computeIfAbsent(plugin, PluginTraffic::new);
    }

    void failed(String plugin, String call, Throwable failure) {
        of(plugin).failed(call + ": " + failure, clock.instant());
    }

    /** Somebody has given up waiting for it; that breaks it unless the database says nothing either. */
    void overdue(String plugin, String what) {
        if (pulse.beats()) {
            broke(plugin, what);
        } else {
            LOG.warn("Plugin {}: {}, while the database says nothing", plugin, what);
        }
    }

    /** It took too long, or failed where nothing may fail. */
    void broke(String plugin, String what) {
        LOG.error("Plugin {}: {}", plugin, what);
        if (of(plugin).broke(what, clock.instant())) {
            whenCondemned.run();
        }
    }

    /** Has somebody told when a plugin has become unbearable. */
    void whenCondemned(Runnable told) {
        whenCondemned = told;
    }

    /** Why the plugin may not go on, if so. */
    Optional<String> condemned(String plugin) {
        return Optional.ofNullable(of(plugin).condemned());
    }

    Health health(String plugin) {
        return of(plugin).health();
    }

    /** Counts anew: the plugin is fitted, and what was before it is over. */
    void begin(String plugin) {
        traffic.remove(plugin);
    }

    /** Lets nobody in any more and waits for those who are within; otherwise it stays open and this is false. */
    boolean empty(String plugin) {
        try {
            if (of(plugin).close(PATIENCE)) {
                return true;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        of(plugin).open();
        return false;
    }
}
