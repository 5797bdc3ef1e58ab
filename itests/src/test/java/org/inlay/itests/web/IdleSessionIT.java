package org.inlay.itests.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import javax.inject.Inject;
import org.inlay.itests.support.InKaraf;
import org.inlay.itests.support.Rest;
import org.inlay.platform.Access;
import org.inlay.platform.Staff;
import org.inlay.platform.Staff.Grant;
import org.inlay.platform.Tokens;
import org.inlay.platform.Transactions;
import org.inlay.platform.persistence.Columns;
import org.inlay.platform.persistence.Sql;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Who is at the screen stays signed in; a page that asks by itself keeps nobody. */
@InKaraf
class IdleSessionIT {
    private static final Field<Instant> EXPIRY = DSL.field("expires_at", Columns.INSTANT);
    private static final String PASSWORD = "青石桥下-第七号";

    @Inject
    Staff staff;

    @Inject
    Access access;

    @Inject
    Tokens tokens;

    @Inject
    Transactions transactions;

    @Inject
    Sql sql;

    @Inject
    Clock clock;

    @Test
    @DisplayName("A page that somebody asks for keeps the session, one that the script asks for by itself does not")
    void kept() {
        String login = Client.unique("i").toLowerCase(Locale.ROOT);
        access.asPlatform(() -> staff.create(login, "王芳", PASSWORD, List.of(new Grant("MANAGER", null))));
        Rest browser = Rest.here()
                .with(
                        "Cookie",
                        "inlay-session=" + tokens.signIn(login, PASSWORD, null).token());
        Instant soon = clock.instant().plus(Duration.ofMinutes(5));
        ends(login, soon);

        assertThat(browser.with("Inlay-Unattended", "true")
                        .get("/app/customers")
                        .status())
                .isEqualTo(200);
        assertThat(ends(login)).isEqualTo(soon);

        assertThat(browser.get("/app/customers").status()).isEqualTo(200);
        assertThat(ends(login)).isAfter(clock.instant().plus(Duration.ofMinutes(29)));

        ends(login, clock.instant().minus(Duration.ofMinutes(1)));
        assertThat(browser.get("/app/customers").headers().get("location")).startsWith("/sign-in");
    }

    private void ends(String login, Instant at) {
        transactions.run(() -> sql.dsl()
                .query(
                        "update pl_token set expires_at = {0} where staff = (select id from pl_staff where login = {1})",
                        DSL.val(at, Columns.INSTANT), DSL.val(login))
                .execute());
    }

    private Instant ends(String login) {
        return transactions.required(() -> sql.dsl()
                .select(EXPIRY)
                .from("pl_token")
                .where("staff = (select id from pl_staff where login = ?)", login)
                .fetchSingle(EXPIRY));
    }
}
