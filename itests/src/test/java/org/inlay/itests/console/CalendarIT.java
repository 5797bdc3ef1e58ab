package org.inlay.itests.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The calendar: the pointer, the keys and the form do the same move, and conflicts are told before. */
class CalendarIT extends AtTheDesk {
    private final LocalDate tomorrow = LocalDate.now(ZoneId.of("Asia/Shanghai")).plusDays(1);

    CalendarIT() {
        super("calendar", 80);
    }

    @BeforeAll
    void people() {
        member("dr-li", "李医生", "{\"role\":\"DOCTOR\",\"clinic\":\"A\"}");
        member("dr-wu", "吴医生", "{\"role\":\"DOCTOR\",\"clinic\":\"A\"}");
    }

    private String booked(String name, String time, String with) {
        return done(rest.post(
                API + "/appointments", """
                {"customer":"%s","clinic":"A","from":"%sT%s:00:00+08:00","to":"%sT%s:30:00+08:00","staff":["%s"],"purpose":"CONSULT"}""".formatted(customer(name, "A"), tomorrow, time, tomorrow, time, with)));
    }

    private Page calendar() {
        Page page = manager("zh-CN", "A");
        page.navigate("/app/calendar?date=" + tomorrow);
        Desk.quiet(page);
        return page;
    }

    private static Locator block(Page page, String name) {
        return page.locator("a.block", new Page.LocatorOptions().setHasText(name));
    }

    private static Locator column(Page page, String person) {
        return page.locator(".calendar-column", new Page.LocatorOptions().setHasText(person));
    }

    @Test
    @DisplayName("By keys: a taken place is told before, a free one is taken with Enter, undo brings it back")
    void keys() {
        booked("何女士", "09", "dr-li");
        booked("吕先生", "10", "dr-li");
        Page page = calendar();
        block(page, "何女士").focus();
        for (int i = 0; i < 4; i++) {
            page.keyboard().press("Shift+ArrowDown");
        }
        assertThat(page.locator("#verdict")).containsText("该时段已有预约");
        for (int i = 0; i < 2; i++) {
            page.keyboard().press("Shift+ArrowDown");
        }
        assertThat(page.locator("#verdict")).containsText("可改到");
        Desk.picture(page, "calendar-zh");
        page.keyboard().press("Enter");
        assertThat(page.locator("[data-done]")).containsText("何女士 已改到");
        assertThat(block(page, "何女士")).containsText("10:30–11:00");
        page.locator("[data-done] button").click();
        assertThat(block(page, "何女士")).containsText("09:00–09:30");
    }

    @Test
    @DisplayName(
            "By pointer: dragged to a colleague at another time; what is taken is told, and dropping it there keeps everything")
    void pointer() {
        booked("施女士", "13", "dr-li");
        booked("张先生", "13", "dr-wu");
        Page page = calendar();
        Locator to = column(page, "吴医生").locator(".calendar-slots");
        double slot = to.boundingBox().height / Integer.parseInt(to.getAttribute("data-slots"));
        block(page, "施女士").hover();
        page.mouse().down();
        Locator taken = block(page, "张先生");
        taken.hover();
        taken.hover();
        assertThat(page.locator("#verdict")).containsText("该时段已有预约");
        page.waitForResponse(
                "**/app/calendar**",
                () -> page.evaluate("htmx.trigger(document.querySelector('[data-live]'), 'news')"));
        Desk.quiet(page);
        // news wait for what is in hand
        assertThat(page.locator("[data-in-hand]")).hasCount(1);
        page.mouse().up();
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("该时段已有预约");
        page.navigate("/app/calendar?date=" + tomorrow);
        Desk.quiet(page);
        assertThat(column(page, "李医生")).containsText("施女士");
        block(page, "施女士")
                .dragTo(
                        column(page, "吴医生").locator(".calendar-slots"),
                        new Locator.DragToOptions().setSourcePosition(10, 4).setTargetPosition(30, slot * 24 + 5));
        assertThat(page.locator("[data-done]")).containsText("施女士 已改到");
        assertThat(column(page, "吴医生")).containsText("14:00–14:30");
        assertThat(column(page, "吴医生")).containsText("施女士");
    }

    @Test
    @DisplayName("By form: the same move, its conflicts told while it is filled in; the week shows it on its day")
    void form() {
        booked("孔女士", "16", "dr-li");
        booked("曹先生", "17", "dr-li");
        Page page = calendar();
        block(page, "孔女士").focus();
        page.keyboard().press("Enter");
        page.waitForURL("**/app/calendar/move/**");
        Desk.quiet(page);
        page.fill("#from", "17:00");
        page.locator("#from").blur();
        assertThat(page.locator("#verdict")).containsText("该时段已有预约");
        page.fill("#from", "18:00");
        page.locator("#from").blur();
        assertThat(page.locator("#verdict")).containsText("可改到");
        page.locator("form button.btn-primary").click();
        assertThat(page.locator("[data-done]")).containsText("孔女士 已改到");
        page.navigate("/app/calendar?view=week&by=staff&of=dr-li&date=" + tomorrow);
        assertThat(block(page, "孔女士")).containsText("18:00–18:30");
        assertThat(page.locator(".calendar-column")).hasCount(7);
        assertThat(Desk.barriers(page)).isEmpty();
        Desk.picture(page, "calendar-week-zh");
    }
}
