package org.inlay.platform.internal.domain;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.time.Duration;
import org.inlay.platform.PluginGate.Guarded;
import org.inlay.platform.Problem;
import org.jspecify.annotations.Nullable;

/**
 * One extension of a plugin. Whatever it throws comes out as a {@link RuntimeException}; a call with arguments that is part of a
 * transaction may take ten seconds. What is asked without arguments (ids, phases, definitions) is asked of every extension of a
 * point at once, so that one that fails there fails everybody: three times are borne.
 */
final class GuardedCall implements InvocationHandler {
    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final String OVERDUE = "plugin-overdue";

    private final PluginCalls calls;
    private final Lending lending;
    private final String plugin;
    private final String name;
    private final boolean inTransactions;
    private final Object extension;
    private final boolean held;

    GuardedCall(PluginCalls calls, Lending lending, String plugin, Class<?> point, Object extension, boolean held) {
        this.calls = calls;
        this.lending = lending;
        this.plugin = plugin;
        this.name = point.getSimpleName();
        this.inTransactions = point.getPackageName().endsWith(".spi");
        this.extension = extension;
        this.held = held;
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) {
        if (method.getDeclaringClass() == Object.class) {
            return ofObject(proxy, method, arguments);
        }
        if (method.getDeclaringClass() == Guarded.class && arguments != null) {
            calls.overdue(plugin, name + " " + arguments[0]);
            return null;
        }
        PluginTraffic traffic = calls.of(plugin);
        if (held) {
            traffic.again();
        } else {
            traffic.enter();
        }
        try {
            return arguments == null ? said(method) : done(traffic, method, arguments);
        } finally {
            traffic.leave();
            sweep(method);
        }
    }

    private @Nullable Object said(Method method) {
        try {
            Object said = call(method, null);
            if (method.getName().equals("id") && said instanceof String id && !PluginBundles.isOwn(plugin, id)) {
                throw new IllegalStateException(id + " is not of its own name");
            }
            return said;
        } catch (RuntimeException failure) {
            calls.broke(plugin, name + "." + method.getName() + ": " + failure);
            Problem problem = new Problem(Problem.Kind.UNAVAILABLE, "plugin-failed").with("plugin", plugin);
            problem.initCause(failure);
            throw problem;
        }
    }

    private @Nullable Object done(PluginTraffic traffic, Method method, Object[] arguments) {
        long began = System.nanoTime();
        try {
            return inTransactions && lending.running()
                    ? calls.lend(() -> call(method, arguments), LIMIT)
                    : call(method, arguments);
        } catch (Problem refusal) {
            if (refusal.reason().equals(OVERDUE)) {
                calls.broke(plugin, name + "." + method.getName() + " took longer than " + LIMIT.toSeconds() + " s");
                throw refusal.with("plugin", plugin);
            }
            throw refusal;
        } catch (RuntimeException failure) {
            calls.failed(plugin, name + "." + method.getName(), failure);
            throw failure;
        } finally {
            traffic.took(System.nanoTime() - began);
        }
    }

    private void sweep(Method method) {
        if (lending.sweep()) {
            calls.failed(plugin, name + "." + method.getName(), new IllegalStateException("left a transaction behind"));
        }
    }

    @SuppressWarnings("NullAway") // null arguments are what reflection takes for none
    private @Nullable Object call(Method method, Object @Nullable [] arguments) {
        try {
            return method.invoke(extension, arguments);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException(String.valueOf(e.getCause()), e.getCause());
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    private Object ofObject(Object proxy, Method method, Object @Nullable [] arguments) {
        return switch (method.getName()) {
            case "equals" -> arguments != null && proxy == arguments[0];
            case "hashCode" -> System.identityHashCode(proxy);
            default -> name + " of plugin " + plugin;
        };
    }
}
