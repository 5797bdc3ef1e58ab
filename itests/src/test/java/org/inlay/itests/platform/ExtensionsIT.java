package org.inlay.itests.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import javax.inject.Inject;
import org.inlay.itests.support.InKaraf;
import org.inlay.platform.Access;
import org.inlay.platform.Audit;
import org.inlay.platform.Caller;
import org.inlay.platform.Clinic;
import org.inlay.platform.Extensions;
import org.inlay.platform.Id;
import org.inlay.platform.Ids;
import org.inlay.platform.Messages;
import org.inlay.platform.Staff;
import org.inlay.platform.Staff.Grant;
import org.inlay.platform.Tokens;
import org.inlay.platform.persistence.Sql;
import org.inlay.platform.spi.PermissionContributor;
import org.inlay.platform.spi.PermissionContributor.Permission;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceRegistration;

@InKaraf
class ExtensionsIT {

    @Inject
    BundleContext context;

    @Inject
    Extensions extensions;

    @Inject
    Messages messages;

    @Inject
    Access access;

    @Inject
    Audit audit;

    @Inject
    Staff staff;

    @Inject
    Tokens tokens;

    @Inject
    Ids ids;

    @Inject
    Sql sql;

    private final List<ServiceRegistration<?>> registrations = new ArrayList<>();

    @AfterEach
    void close() {
        registrations.forEach(ServiceRegistration::unregister);
    }

    private PermissionContributor contribute(int ranking, String permission) {
        PermissionContributor contributor = () -> List.of(new Permission(permission, Set.of("MARKETING")));
        registrations.add(context.registerService(
                PermissionContributor.class,
                contributor,
                FrameworkUtil.asDictionary(Map.of(Constants.SERVICE_RANKING, ranking))));
        return contributor;
    }

    @Test
    @DisplayName("Extensions come and go with their bundles, the highest ranking first")
    void ranking() {
        PermissionContributor low = contribute(-5, "itests:low");
        PermissionContributor high = contribute(5, "itests:high");

        List<PermissionContributor> active = extensions.active(PermissionContributor.class, Clinic.ORGANISATION);
        assertThat(active.get(0)).isSameAs(high);
        assertThat(active.get(active.size() - 1)).isSameAs(low);
        registrations.remove(1).unregister();
        assertThat(extensions.active(PermissionContributor.class, "A"))
                .contains(low)
                .doesNotContain(high);
        assertThat(extensions.active(Runnable.class, "A")).isEmpty();
    }

    @Test
    @DisplayName("A permission that a bundle brings holds with the next request")
    void permissions() {
        String login = "p" + ids.next();
        access.asPlatform(() -> staff.create(login, "周敏", "湖边小径第三个弯", List.of(new Grant("MARKETING", null))));
        String token = tokens.issue(login, "湖边小径第三个弯", null, Tokens.Scope.FULL).token();

        assertThat(tokens.authenticate(token, Locale.ENGLISH).mayAnywhere("itests:issue"))
                .isFalse();
        contribute(0, "itests:issue");
        assertThat(tokens.authenticate(token, Locale.ENGLISH).may("itests:issue", "A"))
                .isTrue();
    }

    @Test
    @DisplayName("Texts are in the caller's language")
    void texts() {
        Map<String, String> arguments = Map.of("login", "li");

        assertThat(messages.text(Locale.CHINA, "problem.login-exists", arguments))
                .isEqualTo("登录名 li 已存在。");
        assertThat(messages.text(Locale.GERMANY, "problem.login-exists", arguments))
                .isEqualTo("There is a login li already.");
        assertThat(messages.text(Locale.CHINA, "itests.no-such-text", arguments))
                .isEqualTo("itests.no-such-text");
    }

    @Test
    @DisplayName("An audit row says who, what, where, and holds ids as JSON")
    void auditRow() {
        Id id = ids.next();
        Caller caller = new Caller(id, "li", Map.of(), Locale.CHINA);
        access.as(caller, () -> {
            audit.record(
                    "itests.done", "cup", id.toString(), "A", Map.of("id", id, "count", 2, "codes", List.of("a", "b")));
            return true;
        });

        var row = sql.dsl()
                .select(
                        DSL.field("action", String.class),
                        DSL.field("outcome", String.class),
                        DSL.field("details", String.class))
                .from(DSL.table("pl_audit"))
                .where(DSL.field("caller", Long.class).eq(id.value()))
                .fetchSingle();
        assertThat(row.value1()).isEqualTo("itests.done");
        assertThat(row.value2()).isEqualTo("DONE");
        assertThat(row.value3()).isEqualTo("{\"codes\":[\"a\",\"b\"],\"count\":2,\"id\":\"" + id + "\"}");
    }
}
