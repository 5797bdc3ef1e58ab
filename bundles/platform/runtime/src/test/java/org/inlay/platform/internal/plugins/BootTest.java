package org.inlay.platform.internal.plugins;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.osgi.framework.Bundle;
import org.osgi.framework.startlevel.BundleStartLevel;
import org.osgi.framework.startlevel.FrameworkStartLevel;

class BootTest {
    private final Bundle framework = mock(Bundle.class);
    private final FrameworkStartLevel levels = mock(FrameworkStartLevel.class);
    private final Boot boot = new Boot(framework, Duration.ofSeconds(1));

    @BeforeEach
    void framework() {
        when(framework.adapt(FrameworkStartLevel.class)).thenReturn(levels);
        when(framework.getState()).thenReturn(Bundle.STARTING);
    }

    private static Bundle at(int level) {
        BundleStartLevel of = mock(BundleStartLevel.class);
        when(of.getStartLevel()).thenReturn(level);
        Bundle bundle = mock(Bundle.class);
        when(bundle.adapt(BundleStartLevel.class)).thenReturn(of);
        return bundle;
    }

    @Test
    @DisplayName("A plugin waits for the platform that is on its way up, to the highest level of its bundles")
    void waits() throws InterruptedException, TimeoutException {
        when(levels.getStartLevel()).thenReturn(80, 85, 90);
        boot.awaitLevelOf(List.of(at(80), at(90)));
        verify(levels, times(3)).getStartLevel();
    }

    @Test
    @DisplayName("It waits neither for one that goes down nor for ever")
    void givesUp() {
        when(levels.getStartLevel()).thenReturn(85);
        assertThatThrownBy(() -> boot.awaitLevelOf(List.of(at(90)))).isInstanceOf(TimeoutException.class);
        when(framework.getState()).thenReturn(Bundle.STOPPING);
        assertThatThrownBy(() -> new Boot(framework, Duration.ofDays(1)).awaitLevelOf(List.of(at(90))))
                .isInstanceOf(TimeoutException.class)
                .hasMessageContaining("85");
    }
}
