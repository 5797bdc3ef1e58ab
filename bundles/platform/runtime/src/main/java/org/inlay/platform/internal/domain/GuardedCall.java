package org.inlay.platform.internal.domain;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.time.Duration;
import org.inlay.platform.Problem;
import org.jspecify.annotations.Nullable;

/**
 * One extension of a plugin. Whatever it throws comes out as a {@link RuntimeException}; a call with arguments that is part of a
 * transaction may take ten seconds.
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
        PluginTraffic traffic = calls.of(plugin);
        if (held) {
            traffic.again();
        } else {
            traffic.enter();
        }
        long began = System.nanoTime();
        try {
            return arguments != null && inTransactions && lending.running()
                    ? calls.lend(() -> call(method, arguments), LIMIT)
                    : call(method, arguments);
        } catch (Problem refusal) {
            if (refusal.reason().equals(OVERDUE)) {
                calls.overdue(plugin, name + "." + method.getName(), LIMIT);
                throw refusal.with("plugin", plugin);
            }
            throw refusal;
        } catch (RuntimeException failure) {
            calls.failed(plugin, name + "." + method.getName(), failure);
            throw failure;
        } finally {
            traffic.took(System.nanoTime() - began);
            traffic.leave();
            sweep(method);
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
