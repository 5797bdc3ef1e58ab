package org.inlay.itests.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Path;
import org.inlay.itests.support.InlayProcess;
import org.inlay.itests.support.Rest;
import org.inlay.itests.support.Rest.Answer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;

/** A server with two clinics, a few items and people to sign in, and browsers in front of it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class AtTheDesk {
    static final String API = "/api/v1";
    static final String LOGIN = "qian";
    static final String PASSWORD = "青石桥下-第七号";

    final int port;
    private final String name;
    InlayProcess inlay;
    Rest rest;
    Desk desk;

    /**
     * At a directory and a port of its own.
     *
     * @param offset from the first port of the tests
     */
    AtTheDesk(String name, int offset) {
        this.name = name;
        this.port = Integer.getInteger("inlay.itests.port", 18101) + offset;
    }

    @BeforeAll
    void open() throws IOException {
        Path data = InlayProcess.fresh(name);
        inlay = InlayProcess.on(port, data).start();
        rest = inlay.rest().signIn("admin", InlayProcess.ADMIN_PASSWORD);
        clinic("A", "aesthetic", "悦己医美", "0");
        clinic("B", "plastic-surgery", "和颜整形", "99");
        done(rest.post(API + "/items", """
                {"code":"SGZ","name":"光子嫩肤","kind":"SERVICE","price":"399.00"}"""));
        done(rest.post(API + "/items", """
                {"code":"K9","name":"光子年卡","kind":"CARD","price":"999.00","components":[{"item":"SGZ","quantity":10}]}"""));
        done(rest.post(API + "/items", """
                {"code":"BAG","name":"护理包","kind":"SERVICE","price":"79.00"}"""));
        member(LOGIN, "钱经理", "{\"role\":\"MANAGER\"}");
        member("desk-a", "前台", "{\"role\":\"FRONT_DESK\",\"clinic\":\"A\"}");
        desk = new Desk(address());
    }

    /** Where the installation answers. */
    String address() {
        return "http://127.0.0.1:" + port;
    }

    /** Somebody who has changed the password that the administrator gave them. */
    void member(String login, String called, String role) {
        String given = "给新同事-" + login.hashCode();
        done(rest.post(API + "/staff", """
                {"login":"%s","name":"%s","password":"%s","roles":[%s]}""".formatted(login, called, given, role)));
        done(inlay.rest().signIn(login, given).put(API + "/me/password", """
                {"present":"%s","password":"%s"}""".formatted(given, PASSWORD)));
    }

    void clinic(String code, String type, String name, String minimum) {
        done(rest.post(API + "/clinics", """
                {"code":"%s","name":"%s","type":"%s","timeZone":"Asia/Shanghai"}""".formatted(code, name, type)));
        rest.fitted();
        done(rest.put(API + "/clinics/" + code + "/rules/deal", """
                {"orderTypes":["医美"],"minimum":"%s"}""".formatted(minimum)));
    }

    static String done(Answer answer) {
        assertThat(answer.status()).as("%s", answer).isBetween(200, 299);
        return answer.body().path("id").asText();
    }

    @AfterAll
    void close() {
        if (desk != null) {
            desk.close();
        }
        if (inlay != null) {
            inlay.close();
        }
    }

    @AfterEach
    void browsersAreContent() {
        assertThat(desk.complaints()).isEmpty();
    }

    String customer(String name, String clinic) {
        return done(rest.post(API + "/customers", """
                {"name":"%s","clinic":"%s","mobile":"138%08d"}""".formatted(name, clinic, name.hashCode() & 0x3ffffff)));
    }

    Page manager(String language, String clinic) {
        Page page = desk.signedIn(language, LOGIN, PASSWORD);
        choose(page, clinic);
        return page;
    }

    /** Goes to a clinic, and waits until the server has heard of it: whoever leaves the page before stays where they were. */
    static void choose(Page page, String clinic) {
        page.waitForResponse("**/app/-/choose", () -> page.selectOption("#clinic", clinic));
        assertThat(page.locator("#clinic option[selected]")).hasAttribute("value", clinic);
        Desk.quiet(page);
    }
}
