package org.inlay.itests.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Who is in a segment and why, what can be done with them at once, RFM; and records that two people change. */
class AnalysisIT extends AtTheDesk {
    AnalysisIT() {
        super("analysis", 140);
    }

    private static final String DEALT =
            "/app/segments/show?title=%E6%88%90%E4%BA%A4%E5%AE%A2&tree=%7B%22any%22:[%7B%22criterion%22:%22tag%22,%22tag%22:%22deal%22,%22values%22:[%22ONCE%22]%7D]%7D";

    private String sold(String name, String clinic) {
        String customer = customer(name, clinic);
        done(rest.post(API + "/orders", """
                {"clinic":"%s","customer":"%s","type":"医美","lines":[{"item":"K9","quantity":1}],"confirm":true,"payments":[{"tender":"CASH","amount":"999.00"}]}""".formatted(clinic, customer)));
        return customer;
    }

    private static Locator rows(Page page) {
        return page.locator("table.list tbody tr");
    }

    @Test
    @DisplayName("Why somebody is in a segment, and why somebody else is not, each node as it came out for them")
    void why() {
        sold("贺女士", "A");
        customer("白先生", "A");
        Page page = manager("zh-CN", "A");
        page.navigate(DEALT);
        rows(page)
                .filter(new Locator.FilterOptions().setHasText("贺女士"))
                .getByText("为什么")
                .click();
        assertThat(page.locator("h1")).hasText("贺女士 在「成交客」中");
        assertThat(page.locator(".why li.ok")).hasCount(2);
        Desk.picture(page, "segment-why-zh");
        page.fill("main input[name=q]", "白先生");
        page.locator("main").getByText("查询").click();
        assertThat(page.locator("h1")).hasText("白先生 不在「成交客」中");
        assertThat(page.locator(".why li.ok")).hasCount(0);
        assertThat(page.locator(".why")).containsText("一次成交");
        assertThat(Desk.barriers(page)).isEmpty();
    }

    @Test
    @DisplayName(
            "Several customers get another consultant at once, after their number was said; who was chosen stays chosen while one sorts")
    void bulk() {
        clinic("E", "aesthetic", "拾光医美", "0");
        String first = sold("成甲", "E");
        String second = sold("成乙", "E");
        sold("成丙", "E");
        Page page = manager("zh-CN", "E");
        page.navigate(DEALT);
        assertThat(rows(page)).hasCount(3);
        Desk.quiet(page);
        rows(page)
                .filter(new Locator.FilterOptions().setHasText("成甲"))
                .locator("input")
                .check();
        assertThat(page.locator("[data-bulk-count]")).hasText("已选 1 条");
        page.reload();
        rows(page)
                .filter(new Locator.FilterOptions().setHasText("成乙"))
                .locator("input")
                .check();
        assertThat(page.locator("[data-bulk-count]")).hasText("已选 2 条");
        assertThat(page.locator("#draft")).isHidden();
        Desk.picture(page, "bulk-zh");
        page.getByText("更换咨询师").click();
        assertThat(page.locator("main")).containsText("2 位客户");
        page.selectOption("select[name=to]", LOGIN);
        assertThat(Desk.barriers(page)).isEmpty();
        Desk.picture(page, "bulk-confirm-zh");
        page.getByText("为这 2 位客户更换").click();
        assertThat(page.locator("[data-done]")).containsText("已为 2 位客户更换咨询师");
        assertThat(rest.get(API + "/customers/" + first)
                        .body()
                        .path("consultant")
                        .asText())
                .isEqualTo(LOGIN);
        assertThat(rest.get(API + "/customers/" + second)
                        .body()
                        .path("consultant")
                        .asText())
                .isEqualTo(LOGIN);
    }

    @Test
    @DisplayName("S3, S4 a run rates customers, its classes open them, two runs show who moved")
    void rfm() {
        clinic("F", "aesthetic", "映月医美", "0");
        sold("评甲", "F");
        customer("评乙", "F");
        Page page = manager("zh-CN", "F");
        page.navigate("/app/rfm");
        assertThat(page.locator(".empty")).containsText("还没有运行过");
        page.fill("input[name=windowMonths]", "0");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("运行"))
                .click();
        assertThat(page.getByRole(AriaRole.ALERT)).isVisible();
        page.fill("input[name=windowMonths]", "18");
        page.fill("input[name=money]", "500");
        page.fill("input[name=frequency]", "1");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("运行"))
                .click();
        assertThat(page.locator("[data-done]")).containsText("已评分 1 人，未评分 1 人");
        Desk.picture(page, "rfm-run-zh");
        assertThat(Desk.barriers(page)).isEmpty();
        page.getByText("重要价值客户").click();
        assertThat(rows(page)).hasCount(1);
        assertThat(rows(page)).containsText("评甲");
        sold("评丙", "F");
        page.navigate("/app/rfm");
        page.fill("input[name=money]", "500");
        page.fill("input[name=frequency]", "1");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("运行"))
                .click();
        assertThat(page.locator("[data-done]")).containsText("已评分 2 人");
        page.getByText("比较", new Page.GetByTextOptions().setExact(true)).click();
        assertThat(page.locator("h1")).hasText("谁变了类别");
        assertThat(Desk.barriers(page)).isEmpty();
        Desk.picture(page, "rfm-moved-zh");
        page.locator("td.stayed a").first().click();
        assertThat(rows(page)).hasCount(1);
    }

    private static void save(Page page) {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("保存"))
                .click();
    }

    @Test
    @DisplayName("Two change one customer: the second is told what is stored now, keeps what they typed, and decides")
    void stale() {
        String customer = customer("改名前", "A");
        Page first = manager("zh-CN", "A");
        Page second = manager("zh-CN", "A");
        first.navigate("/app/customers/" + customer + "/edit");
        second.navigate("/app/customers/" + customer + "/edit");
        first.fill("#name", "改名后");
        save(first);
        assertThat(first.locator("h1")).containsText("改名后");
        second.fill("#chartNumber", "C-77");
        save(second);
        assertThat(second.getByRole(AriaRole.ALERT)).isVisible();
        assertThat(second.locator("#name-error")).containsText("现在存的是「改名后」");
        assertThat(second.locator("#chartNumber")).hasValue("C-77");
        Desk.picture(second, "stale-zh");
        second.fill("#name", "改名后");
        save(second);
        assertThat(second.locator("[data-done]")).containsText("改名后");
        assertThat(rest.get(API + "/customers/" + customer)
                        .body()
                        .path("chartNumber")
                        .asText())
                .isEqualTo("C-77");
    }
}
