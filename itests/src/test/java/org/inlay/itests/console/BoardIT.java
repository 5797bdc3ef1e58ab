package org.inlay.itests.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The day board: where visitors are, by key, taken back, and seen by colleagues at once. */
class BoardIT extends AtTheDesk {
    private static final LocatorAssertions.ContainsTextOptions WITHIN_A_SECOND =
            new LocatorAssertions.ContainsTextOptions().setTimeout(1000);

    BoardIT() {
        super("board", 60);
    }

    private String arrived(String name) {
        String customer = customer(name, "A");
        done(rest.post(API + "/visits", """
                {"customer":"%s","clinic":"A"}""".formatted(customer)));
        return customer;
    }

    private static Locator row(Page page, String name) {
        return page.locator("tr[data-row]", new Page.LocatorOptions().setHasText(name));
    }

    @Test
    @DisplayName("One key moves the visitor in hand to a place; the focus stays, and undo takes it back")
    void places() {
        arrived("单雪晴");
        Page page = manager("zh-CN", "A");
        page.navigate("/app/day");
        assertThat(row(page, "单雪晴")).containsText("等候 · 0 分钟");
        row(page, "单雪晴").focus();
        page.keyboard().press("c");
        assertThat(page.locator("[role=status]")).containsText("单雪晴：面诊");
        assertThat(row(page, "单雪晴")).containsText("面诊 · 0 分钟");
        assertThat(row(page, "单雪晴")).isFocused();
        page.keyboard().press("l");
        assertThat(page.locator("#left")).hasText("已离开（1）");
        Desk.picture(page, "board-zh");
        page.keyboard().press("u");
        assertThat(row(page, "单雪晴")).containsText("面诊 · 0 分钟");
        assertThat(page.locator("#left")).hasCount(0);
    }

    @Test
    @DisplayName("A key in the very moment in which the board is renewed does its work there, too")
    void whileRenewed() {
        arrived("匡雪晴");
        Page page = manager("zh-CN", "A");
        page.navigate("/app/day");
        Desk.quiet(page);
        page.evaluate("""
                () => {
                  window.same = true;
                  document.addEventListener('htmx:afterSwap', () => setTimeout(() => {
                    const row = [...document.querySelectorAll('tr[data-row]')].find(one => one.innerText.includes('匡雪晴'));
                    row.focus();
                    row.dispatchEvent(new KeyboardEvent('keydown', { key: 'c', bubbles: true }));
                  }), { once: true });
                  htmx.trigger(document.querySelector('[data-live]'), 'news');
                }""");
        assertThat(row(page, "匡雪晴")).containsText("面诊 · 0 分钟");
        assertThat(row(page, "匡雪晴")).isFocused();
        assertThat(page.evaluate("window.same === true"))
                .as("the page was not left")
                .isEqualTo(true);
    }

    @Test
    @DisplayName("What the board asks for by itself says that nobody was there, until somebody touches a key")
    void unattended() {
        Page page = manager("zh-CN", "A");
        page.navigate("/app/day");
        Desk.quiet(page);
        assertThat(unattended(page)).isEqualTo("true");
        page.keyboard().press("Shift");
        assertThat(unattended(page)).isNull();
        assertThat(unattended(page)).isEqualTo("true");
    }

    /** What the next look at the news says about it. */
    private static @Nullable String unattended(Page page) {
        Request request = page.waitForRequest(
                asked -> asked.url().contains("/app/day"),
                () -> page.evaluate("htmx.trigger(document.querySelector('[data-live]'), 'news')"));
        return request.allHeaders().get("inlay-unattended");
    }

    @Test
    @DisplayName("An arrival is taken back: the visit is void")
    void undoArrival() {
        String customer = customer("曾先生", "A");
        Page page = manager("zh-CN", "A");
        page.navigate("/app/customers/" + customer);
        page.keyboard().press("a");
        assertThat(page.locator("[role=status]")).containsText("曾先生 已到访");
        page.locator("[data-done] button").click();
        assertThat(page.locator("[role=status]")).containsText("曾先生 的到访已作废");
        assertThat(rest.get(API + "/customers/" + customer + "/visits")
                        .body()
                        .at("/items/0/status")
                        .asText())
                .isEqualTo("VOID");
    }

    @Test
    @DisplayName("What a colleague does appears within a second, and what is half typed on the board stays")
    void twoBrowsers() {
        arrived("解女士");
        String coming = customer("欧阳娜", "A");
        Page mine = manager("zh-CN", "A");
        mine.navigate("/app/day");
        row(mine, "解女士").getByText("更改").click();
        Locator reason = row(mine, "解女士").locator("input[name=reason]");
        reason.pressSequentially("客户说");
        Page colleague = desk.signedIn("zh-CN", "desk-a", PASSWORD);
        colleague.navigate("/app/customers/" + coming);
        colleague.keyboard().press("a");
        assertThat(colleague.locator("[role=status]")).containsText("欧阳娜 已到访");
        assertThat(mine.locator("#board")).containsText("欧阳娜", WITHIN_A_SECOND);
        assertThat(reason).hasValue("客户说");
        assertThat(reason).isFocused();
        mine.keyboard().type("记错了");
        assertThat(reason).hasValue("客户说记错了");
        // the same of what is done over REST
        arrived("仇小姐");
        assertThat(mine.locator("#board")).containsText("仇小姐", WITHIN_A_SECOND);
    }

    @Test
    @DisplayName("The line for news is for who is signed in, in a clinic of theirs, and tells nothing of itself")
    void line() {
        Page page = desk.signedIn("zh-CN", "desk-a", PASSWORD);
        for (String wrong : List.of("/news?clinic=B&of=visits.", "/news?clinic=&of=visits.")) {
            assertThat(page.request().get(wrong).status()).as(wrong).isEqualTo(403);
        }
        assertThat(page.request().get("/news").status()).isEqualTo(400);
        APIResponse stranger = desk.open("zh-CN").request().get("/news?clinic=A&of=visits.");
        assertThat(stranger.status()).isEqualTo(401);
    }

    @Test
    @DisplayName("A customer is found by pinyin and initials, as fast as one types")
    void pinyin() {
        customer("单小舟", "A");
        Page page = manager("zh-CN", "A");
        for (String typed : List.of("shanxiaozh", "sxz", "xiaozhou")) {
            page.navigate("/app/customers");
            page.locator("#q").pressSequentially(typed);
            assertThat(page.locator("#found")).containsText("单小舟");
        }
        page.locator("#q").fill("danxiao");
        assertThat(page.locator("#found")).not().containsText("单小舟");
    }
}
