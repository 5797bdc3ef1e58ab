package org.inlay.platform.internal.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.inlay.platform.Caller;
import org.inlay.platform.Id;
import org.inlay.platform.Problem;
import org.inlay.platform.Transactions;
import org.inlay.platform.internal.domain.PluginBook.Wanted;
import org.inlay.platform.spi.PermissionContributor.Permission;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ThreadAccessTest {

    private final List<AuditWriter.Entry> audited = new ArrayList<>();
    private final RolePermissions roles = new RolePermissions();
    private final PluginSwitches switches = new PluginSwitches();
    private final ThreadAccess access =
            new ThreadAccess(new CurrentCaller(), audited::add, new Separately(), roles, switches);
    private final Caller li = new Caller(
            new Id(7),
            "li",
            Map.of("orders:write", Set.of("A"), "staff:manage", Set.of(""), "stars:read", Set.of("A")),
            Locale.CHINA);

    private void asLi(Runnable work) {
        access.as(li, () -> {
            work.run();
            return true;
        });
    }

    @Test
    void nobodyIsSignedIn() {
        assertThatThrownBy(access::caller).hasMessage("unauthenticated");
        assertThatThrownBy(() -> access.require("orders:write", "A")).hasMessage("unauthenticated");
    }

    @Test
    @DisplayName("A permission counts in its clinic only, and a refusal is audited apart")
    void clinicScope() {
        asLi(() -> {
            access.require("orders:write", "A");
            access.requireAnywhere("orders:write");
            access.require("staff:manage", "B");
            access.requireEverywhere("staff:manage");
            assertThat(audited).isEmpty();
            assertThatThrownBy(() -> access.require("orders:write", "B"))
                    .isInstanceOfSatisfying(
                            Problem.class, p -> assertThat(p.kind()).isEqualTo(Problem.Kind.FORBIDDEN));
            assertThatThrownBy(() -> access.requireEverywhere("orders:write")).isInstanceOf(Problem.class);
            assertThatThrownBy(() -> access.requireAnywhere("audit:read")).isInstanceOf(Problem.class);
        });
        assertThat(audited).hasSize(3).allSatisfy(entry -> {
            assertThat(entry.caller()).isEqualTo(new Id(7));
            assertThat(entry.outcome()).isEqualTo(AuditWriter.Outcome.REFUSED);
        });
    }

    @Test
    @DisplayName(
            "A refusal in what is no clinic's code is audited all the same: the trail keeps codes, not what was typed")
    void noCode() {
        asLi(() -> assertThatThrownBy(() -> access.require("orders:write", "王".repeat(300)))
                .isInstanceOfSatisfying(Problem.class, p -> assertThat(p.kind()).isEqualTo(Problem.Kind.FORBIDDEN)));
        assertThat(audited).extracting(AuditWriter.Entry::clinic).containsExactly("");
    }

    @Test
    void thePlatformMayDoEverythingAndTheCallerComesBack() {
        asLi(() -> {
            access.asPlatform(() -> {
                assertThatCode(() -> access.requireEverywhere("audit:read")).doesNotThrowAnyException();
                return true;
            });
            assertThat(access.caller()).isEqualTo(li);
        });
        assertThatThrownBy(access::caller).isInstanceOf(Problem.class);
    }

    /** Transactions of which only separate ones may be used. */
    private static final class Separately implements Transactions {
        @Override
        public <T> T required(Supplier<T> work) {
            throw new AssertionError("a refusal must stand whatever becomes of the caller's transaction");
        }

        @Override
        public <T> T separately(Supplier<T> work) {
            return work.get();
        }

        @Override
        public void afterCommit(Runnable work) {
            throw new AssertionError("not needed");
        }
    }

    @Test
    @DisplayName("What a plugin brings is not there in a clinic where it is off, whoever asks")
    void pluginOff() {
        roles.add(() -> List.of(new Permission("stars:read", Set.of())), new Declared("stars", Set.of("stars:read")));
        switches.take(Map.of("stars", new Wanted(1, Set.of("A"))));

        asLi(() -> {
            access.require("stars:read", "A");
            assertThatThrownBy(() -> access.require("stars:read", "B"))
                    .isInstanceOfSatisfying(Problem.class, problem -> {
                        assertThat(problem.reason()).isEqualTo("plugin-off");
                        assertThat(problem.kind()).isEqualTo(Problem.Kind.NOT_FOUND);
                    });
        });
        assertThat(audited).isEmpty();
    }
}
