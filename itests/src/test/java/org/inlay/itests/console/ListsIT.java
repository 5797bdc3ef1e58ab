package org.inlay.itests.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.regex.Pattern;
import org.inlay.itests.support.Rest.Answer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What every page has: lists, the search in the bar, drafts, notices. */
class ListsIT extends AtTheDesk {
    ListsIT() {
        super("lists", 120);
    }

    private String card;
    private String bag;

    @BeforeAll
    void sales() {
        card = sold(customer("单雄信", "A"), "K9", """
                ,"payments":[{"tender":"CASH","amount":"999.00"}]""");
        bag = sold(customer("解晓东", "A"), "BAG", "");
    }

    private String sold(String customer, String item, String payments) {
        Answer answer = rest.post(API + "/orders", """
                {"clinic":"A","customer":"%s","type":"医美","lines":[{"item":"%s","quantity":1}],"confirm":true%s}""".formatted(customer, item, payments));
        done(answer);
        return answer.body().path("number").asText();
    }

    private static Locator rows(Page page) {
        return page.locator("table.list tbody tr");
    }

    @Test
    @DisplayName("Orders: narrowed in the address, columns chosen, kept as a view, exported as they are seen")
    void orders() throws IOException {
        Page page = manager("zh-CN", "A");
        page.navigate("/app/orders");
        assertThat(rows(page)).hasCount(2);
        assertThat(page.locator("table.list")).containsText("¥999.00");
        Desk.picture(page, "orders-zh");
        page.selectOption("select[name=due]", "yes");
        page.waitForURL("**due=yes**");
        assertThat(rows(page)).hasCount(1);
        assertThat(rows(page)).containsText("解晓东");
        assertThat(rows(page)).containsText(bag);
        assertThat(page.locator("a.tag").first()).containsText("欠费：有欠费");

        page.getByText("列", new Page.GetByTextOptions().setExact(true)).click();
        page.uncheck("input[value=date]");
        page.check("input[value=type]");
        page.getByText("显示这些列").click();
        page.waitForURL("**columns=type**");
        assertThat(page.locator("table.list thead")).not().containsText("日期");
        assertThat(rows(page)).containsText("医美");

        page.getByText("存为视图").first().click();
        page.fill("input[name=name]", "谁还欠费");
        page.keyboard().press("Enter");
        assertThat(page.locator("[data-done]")).containsText("谁还欠费");
        page.navigate("/app/orders");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("谁还欠费"))
                .click();
        page.waitForURL("**due=yes**");
        assertThat(rows(page)).hasCount(1);
        assertThat(page.locator("table.list thead")).not().containsText("日期");
        Desk.picture(page, "orders-view-zh");

        Download csv = page.waitForDownload(() -> page.getByText("导出 CSV").click());
        List<String> lines = Files.readAllLines(csv.path(), StandardCharsets.UTF_8);
        assertThat(lines).hasSize(2);
        assertThat(lines.get(0)).startsWith("\uFEFF订单号,").doesNotContain("日期");
        assertThat(lines.get(1)).contains(bag, "解晓东", "79.00");
        assertThat(rest.get(API + "/audit?clinic=A&action=orders.exported")
                        .body()
                        .path("items"))
                .hasSize(1);

        page.locator(".chip-off").click();
        assertThat(page.locator("[data-done]")).containsText("已删除");
        assertThat(page.getByText("谁还欠费")).hasCount(0);
    }

    @Test
    @DisplayName("A file of all orders is a permission of its own; the views are each person's own")
    void others() {
        Page page = desk.signedIn("zh-CN", "desk-a", PASSWORD);
        page.navigate("/app/orders");
        assertThat(rows(page)).hasCount(2);
        assertThat(page.getByText("导出 CSV")).hasCount(0);
        assertThat(page.getByText("谁还欠费")).hasCount(0);
        Response refused = page.navigate("/app/orders/export?as=csv");
        assertThat(refused.status()).isEqualTo(403);
    }

    @Test
    @DisplayName("The search in the bar: people by reading, orders by number, pages, things to do, what was seen last")
    void palette() {
        Page page = manager("zh-CN", "A");
        page.navigate("/app/day");
        Desk.quiet(page);
        page.keyboard().press("Control+k");
        Locator found = page.locator("#palette");
        assertThat(found.getByText("新客户")).isVisible();
        Desk.quiet(page);
        page.keyboard().type("sxx");
        assertThat(found.getByText("单雄信")).isVisible();
        Desk.picture(page, "palette-zh");
        assertThat(Desk.barriers(page)).isEmpty();
        page.keyboard().press("ArrowDown");
        page.keyboard().press("Enter");
        assertThat(page.locator("h1")).containsText("单雄信");
        Desk.quiet(page);

        page.keyboard().press("/");
        assertThat(found.getByText("最近看过")).isVisible();
        assertThat(found.getByText("单雄信")).isVisible();
        Desk.quiet(page);
        page.keyboard().type(card);
        assertThat(found).containsText("¥999.00");
        page.keyboard().press("ArrowDown");
        page.keyboard().press("Enter");
        assertThat(page.locator("h1")).containsText(card);
        Desk.quiet(page);

        page.keyboard().press("/");
        page.keyboard().type("分群");
        assertThat(found.getByText("会员分群")).isVisible();
        page.keyboard().press("Escape");
        assertThat(found).isHidden();
        assertThat(page.locator("#find")).isFocused();
    }

    @Test
    @DisplayName(
            "What is typed and not sent waits on the server, in whatever browser its author comes back; once sent it is gone")
    void drafts() {
        Page first = manager("zh-CN", "A");
        first.navigate("/app/customers/new");
        Desk.quiet(first);
        first.waitForResponse("**/app/-/draft", () -> first.locator("#name").pressSequentially("草稿女士"));
        Page second = manager("zh-CN", "A");
        second.navigate("/app/customers/new");
        assertThat(second.locator("#name")).hasValue("草稿女士");
        assertThat(second.locator("#draft")).isVisible();
        Desk.picture(second, "draft-zh");
        Page colleague = desk.signedIn("zh-CN", "desk-a", PASSWORD);
        colleague.navigate("/app/customers/new");
        assertThat(colleague.locator("#name")).hasValue("");

        second.fill("#mobile", "13900001234");
        second.getByText("保存").first().click();
        assertThat(second.locator("h1")).containsText("草稿女士");
        Page third = manager("zh-CN", "A");
        third.navigate("/app/customers/new");
        assertThat(third.locator("#draft")).isHidden();
        assertThat(third.locator("#name")).hasValue("");

        Desk.quiet(third);
        third.waitForResponse("**/app/-/draft", () -> third.locator("#name").pressSequentially("不要了"));
        third.reload();
        assertThat(third.locator("#name")).hasValue("不要了");
        third.waitForResponse("**/app/-/draft", () -> third.getByText("清空重填").click());
        assertThat(third.locator("#name")).hasValue("");
        third.reload();
        assertThat(third.locator("#name")).hasValue("");
    }

    @Test
    @DisplayName("Who is booked by a colleague for today or tomorrow is told; nobody is told what they did themselves")
    void notices() {
        member("dr-sun", "孙医生", "{\"role\":\"DOCTOR\",\"clinic\":\"A\"}");
        LocalDate tomorrow = LocalDate.now(ZoneId.of("Asia/Shanghai")).plusDays(1);
        done(rest.post(API + "/appointments", """
                {"customer":"%s","clinic":"A","from":"%sT09:00:00+08:00","to":"%sT09:30:00+08:00","staff":["dr-sun"],"purpose":"CONSULT"}""".formatted(customer("通知客", "A"), tomorrow, tomorrow)));
        Page page = desk.signedIn("zh-CN", "dr-sun", PASSWORD);
        assertThat(page.locator(".badge-count")).hasText("1");
        page.locator(".bell").click();
        assertThat(page.locator(".notice")).containsText("admin 为您新增了预约");
        assertThat(page.locator(".notice")).containsText("09:00");
        Desk.picture(page, "notices-zh");
        page.getByText("全部标为已读").click();
        assertThat(page.locator(".notice-new")).hasCount(0);
        assertThat(page.locator(".badge-count")).hasCount(0);
        page.locator(".notice a").click();
        assertThat(page).hasURL(Pattern.compile(".*/app/day\\?date=" + tomorrow));
    }

    @Test
    @DisplayName(
            "V9 a record is written under the allergies, signed once, then only added to; the timeline tells it with the rest")
    void treatment() {
        member("dr-zhou", "周医生", "{\"role\":\"DOCTOR\",\"clinic\":\"A\"}");
        String patient = customer("诊疗客", "A");
        done(rest.post(API + "/customers/" + patient + "/allergies", """
                {"substance":"利多卡因"}"""));
        sold(patient, "K9", """
                ,"payments":[{"tender":"CASH","amount":"999.00"}]""");
        Page page = desk.signedIn("zh-CN", "dr-zhou", PASSWORD);
        page.navigate("/app/customers/" + patient);
        page.getByText("写诊疗记录").click();
        page.waitForURL("**/app/treatments/new**");
        assertThat(page.locator(".head")).containsText("过敏：利多卡因");
        page.fill("#findings", "36 牙龋坏<b>");
        page.getByText("保存草稿").click();
        assertThat(page.getByRole(AriaRole.ALERT)).isVisible();
        assertThat(page.locator("#findings")).hasValue("36 牙龋坏<b>");
        page.fill("#treatment", "充填");
        page.getByText("保存草稿").click();
        assertThat(page.locator("[data-done]")).containsText("记录已保存");
        page.fill("#plan", "一周后复查");
        Desk.picture(page, "treatment-draft-zh");
        page.getByText("保存并签名").click();
        assertThat(page.locator("[data-done]")).containsText("已签名");
        assertThat(page.locator("#findings")).hasCount(0);
        assertThat(page.locator("dl")).containsText("36 牙龋坏<b>");
        assertThat(page.locator("dl")).containsText("一周后复查");
        page.fill("textarea[name=text]", "患者来电：无不适");
        page.getByText("补充", new Page.GetByTextOptions().setExact(true)).last().click();
        assertThat(page.locator(".card .prose")).containsText("无不适");
        assertThat(Desk.barriers(page)).isEmpty();
        Desk.picture(page, "treatment-zh");
        page.navigate("/app/customers/" + patient);
        Locator story = page.locator(".timeline");
        assertThat(story).containsText("诊疗记录：dr-zhou，已签名");
        assertThat(story).containsText("过敏：利多卡因");
        assertThat(story).containsText("收款 ¥999.00（现金）");
        Desk.picture(page, "customer-timeline-zh");
        assertThat(desk.signedIn("zh-CN", "desk-a", PASSWORD)
                        .navigate("/app/treatments/new?customer=" + patient)
                        .status())
                .isEqualTo(403);
    }
}
