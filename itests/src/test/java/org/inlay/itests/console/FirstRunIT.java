package org.inlay.itests.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.inlay.itests.support.BroughtKar;
import org.inlay.itests.support.InlayProcess;
import org.inlay.itests.support.Rest;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The first hour of an installation. */
class FirstRunIT {
    private static final int PORT = Integer.getInteger("inlay.itests.port", 18101) + 160;

    @Test
    @DisplayName("Whoever administers an empty installation is led to the first clinic; with its type come its plugins")
    void firstClinic() throws IOException {
        Path data = InlayProcess.fresh("first-run");
        try (InlayProcess inlay = InlayProcess.on(PORT, data).start();
                Desk desk = new Desk("http://127.0.0.1:" + PORT)) {
            Rest rest = inlay.rest().signIn("admin", InlayProcess.ADMIN_PASSWORD);
            byte[] west = BroughtKar.of("west")
                    .with("Inlay-Clinic-Types", "beauty")
                    .with("Inlay-Permissions", "west:read")
                    .build();
            assertThat(rest.upload("/api/v1/plugins/archives", west).status()).isEqualTo(200);
            Awaitility.await()
                    .atMost(Duration.ofSeconds(60))
                    .until(() -> rest.get("/api/v1/plugins/west").status() == 200);
            Page page = desk.signedIn("zh-CN", "admin", InlayProcess.ADMIN_PASSWORD);
            page.waitForURL("**/app/clinics/new");
            Desk.quiet(page);
            assertThat(Desk.barriers(page)).isEmpty();
            PlaywrightAssertions.assertThat(page.getByText("没有权限")).hasCount(0);
            page.fill("#code", "W");
            page.fill("#name", "润月美容");
            page.selectOption("#type", "beauty");
            assertThat(Desk.untranslated(page)).isEmpty();
            Desk.picture(page, "first-clinic-zh");
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("保存"))
                    .click();
            page.waitForURL("**/app/clinics/W");
            PlaywrightAssertions.assertThat(page.locator("h1")).containsText("润月美容");
            Awaitility.await()
                    .atMost(Duration.ofSeconds(60))
                    .until(
                            () -> rest.get("/api/v1/plugins/west").body().toString(),
                            status -> status.contains("ACTIVE") && status.contains("[\"W\"]"));
            assertThat(desk.complaints()).isEmpty();
        }
    }
}
