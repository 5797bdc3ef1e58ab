package org.inlay.itests.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.inlay.itests.support.BroughtKar;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What a manager and an administrator settle: people, the audit trail, files of the old system. */
class SettingsIT extends AtTheDesk {
    SettingsIT() {
        super("settings", 100);
    }

    private Page admin() {
        Page page = desk.signedIn("zh-CN", "admin", org.inlay.itests.support.InlayProcess.ADMIN_PASSWORD);
        choose(page, "A");
        return page;
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
    }

    @Test
    @DisplayName(
            "Somebody is added with a role, signs in, is switched off, and that is taken back; what is refused stays typed")
    void staff() {
        Page page = admin();
        page.navigate("/app/settings");
        page.getByText("员工与角色").click();
        page.waitForURL("**/app/staff");
        page.keyboard().press("n");
        page.waitForURL("**/app/staff/new");
        page.fill("#login", "he");
        page.fill("#name", "何前台");
        page.fill("#password", "short");
        page.check("input[value='FRONT_DESK@A']");
        button(page, "保存").click();
        assertThat(page.getByRole(AriaRole.ALERT)).isVisible();
        assertThat(page.locator("#name")).hasValue("何前台");
        assertThat(page.locator("input[value='FRONT_DESK@A']")).isChecked();
        page.fill("#password", PASSWORD);
        button(page, "保存").click();
        assertThat(page.locator("[role=status]")).containsText("何前台 已新增");
        assertThat(page.locator("table.list")).containsText("前台 · A");
        Desk.picture(page, "staff-zh");
        Page theirs = firstTime("he", PASSWORD, "只有本人知道-8");
        assertThat(theirs.navigate("/app/audit").status()).isEqualTo(403);

        page.getByText("何前台").last().click();
        page.locator("h1", new Page.LocatorOptions().setHasText("何前台")).waitFor();
        button(page, "停用").click();
        assertThat(page.locator("[role=status]")).containsText("何前台 已停用");
        theirs.navigate("/app/day");
        assertThat(theirs).hasURL(java.util.regex.Pattern.compile(".*/sign-in.*"));
        button(page, "撤销 u").click();
        assertThat(page.locator("[role=status]")).containsText("何前台 可以登录");
    }

    /** The password was set by somebody else: it lets nobody in, it is changed first. */
    private Page firstTime(String login, String given, String own) {
        Page page = desk.open("zh-CN");
        page.navigate("/sign-in?back=%2Fapp%2Fday");
        page.fill("#login", login);
        page.fill("#password", given);
        page.keyboard().press("Enter");
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("此密码由他人设置");
        Desk.picture(page, "first-password-zh");
        assertThat(page.context().cookies().stream().map(cookie -> cookie.name)).doesNotContain("inlay-session");
        page.fill("#password", given);
        page.fill("#fresh", own);
        page.fill("#again", own + "x");
        button(page, "修改并登录").click();
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("不一致");
        page.fill("#password", given);
        page.fill("#fresh", given);
        page.fill("#again", given);
        button(page, "修改并登录").click();
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("相同");
        page.fill("#password", given);
        page.fill("#fresh", own);
        page.fill("#again", own);
        button(page, "修改并登录").click();
        page.waitForURL("**/app/day");
        return page;
    }

    @Test
    @DisplayName("The audit trail is filtered and proven")
    void audit() {
        customer("审计客", "A");
        Page page = admin();
        page.navigate("/app/audit?action=customers.created");
        assertThat(page.locator("table.list")).containsText("新增客户");
        assertThat(page.locator("table.list")).not().containsText("新增员工");
        page.getByText("校验记录").click();
        assertThat(page.locator("#verification")).containsText("条记录完好，未被改动");
        Desk.picture(page, "audit-zh");
    }

    @Test
    @DisplayName("A file is tried first: its report names each wrong row and nothing is stored; then it is taken over")
    void imports() {
        byte[] file = "\uFEFFid,name,mobile\r\nX-1,褚女士,13900000001\r\nX-2,卫先生,12\r\n".getBytes(StandardCharsets.UTF_8);
        Page page = admin();
        page.navigate("/app/imports/customers");
        button(page, "试运行").click();
        assertThat(page.locator("h1")).hasText("客户");
        page.setInputFiles("#file", new FilePayload("老系统.csv", "text/csv", file));
        button(page, "试运行").click();
        page.waitForURL("**/app/imports/runs/**");
        assertThat(page.locator("#run")).containsText("检查完毕");
        assertThat(page.locator("#run")).containsText("mobile：");
        Desk.picture(page, "import-zh");
        assertThat(found("褚女士")).isZero();

        page.navigate("/app/imports/customers");
        page.setInputFiles("#file", new FilePayload("老系统.csv", "text/csv", file));
        page.check("input[name=partial]");
        button(page, "正式导入").click();
        page.waitForURL("**/app/imports/runs/**");
        assertThat(page.locator("#run")).containsText("已完成");
        assertThat(found("褚女士")).isEqualTo(1);
        assertThat(found("卫先生")).isZero();
    }

    @Test
    @DisplayName("A card is entered with what it holds; a wrong price stays typed; it is taken off sale")
    void catalogue() {
        Page page = admin();
        page.navigate("/app/catalogue/new");
        page.fill("#code", "C20");
        page.fill("#name", "光子二十次卡");
        page.selectOption("#kind", "CARD");
        page.fill("#price", "很多");
        page.fill("input[name='component.0']", "SGZ");
        page.fill("input[name='quantity.0']", "20");
        button(page, "保存").click();
        assertThat(page.getByRole(AriaRole.ALERT)).isVisible();
        assertThat(page.locator("input[name='quantity.0']")).hasValue("20");
        page.fill("#price", "1,680");
        button(page, "保存").click();
        assertThat(page.locator("[role=status]")).containsText("光子二十次卡 已保存");
        page.navigate("/app/catalogue?q=C20");
        assertThat(page.locator("#items")).containsText("¥1,680.00");
        assertThat(page.locator("#items")).containsText("SGZ × 20");
        Desk.picture(page, "catalogue-zh");
        page.getByText("光子二十次卡").click();
        page.locator("#code").waitFor();
        page.uncheck("input[name=active]");
        button(page, "保存").click();
        assertThat(page.locator("[role=status]")).containsText("已保存");
        assertThat(rest.get(API + "/items?q=C20").body().at("/items/0/active").asBoolean(true))
                .isFalse();
    }

    private int found(String name) {
        return rest.get(API + "/customers?q=" + java.net.URLEncoder.encode(name, StandardCharsets.UTF_8))
                .body()
                .path("items")
                .size();
    }

    @Test
    @DisplayName(
            "G2 a clinic is opened, its day moved from the next date on, its lists edited; what is wrong stays typed")
    void clinics() {
        Page page = admin();
        page.navigate("/app/clinics");
        assertThat(page.locator("table.list")).containsText("整形");
        Desk.quiet(page);
        page.keyboard().press("n");
        page.waitForURL("**/app/clinics/new");
        page.fill("#code", "D");
        page.fill("#name", "湖畔口腔");
        page.selectOption("#type", "dental");
        page.fill("#timeZone", "Asia/Nowhere");
        button(page, "保存").click();
        assertThat(page.getByRole(AriaRole.ALERT)).isVisible();
        assertThat(page.locator("#name")).hasValue("湖畔口腔");
        page.fill("#timeZone", "Asia/Shanghai");
        button(page, "保存").click();
        assertThat(page.locator("[data-done]")).containsText("湖畔口腔");
        page.fill("input[name=dayCutOff]", "04:00");
        button(page, "保存").first().click();
        assertThat(page.locator("[data-done]")).containsText("营业日已改");
        page.fill("textarea[name=rooms]", "R1 诊室一\nR2 诊室二");
        button(page, "保存").last().click();
        assertThat(page.locator("[data-done]")).containsText("房间");
        assertThat(page.locator("textarea[name=rooms]")).hasValue("R1 诊室一\nR2 诊室二");
        assertThat(Desk.barriers(page)).isEmpty();
        Desk.picture(page, "clinic-zh");
        assertThat(rest.get(API + "/clinics/D").body().path("currency").asText())
                .isEqualTo("CNY");
    }

    @Test
    @DisplayName(
            "A plugin is looked at, installed while people work, used, and uninstalled; its page comes and goes with it")
    void plugins() {
        Page page = admin();
        page.navigate("/app/plugins");
        page.locator("table.list").getByText("Hello").click();
        page.waitForURL("**/app/plugins/hello");
        assertThat(page.locator("dl")).containsText("hl_…");
        assertThat(page.locator("dl")).containsText("hello:read, hello:write");
        Desk.picture(page, "plugin-preview-zh");
        button(page, "安装并在所有门店启用").click();
        assertThat(page.locator("[data-done]")).containsText("正在安装 Hello");
        Awaitility.await().atMost(Duration.ofSeconds(40)).until(() -> {
            page.navigate("/app/plugins/hello");
            return page.locator(".head .tag").innerText().equals("运行中");
        });
        assertThat(Desk.barriers(page)).isEmpty();
        assertThat(Desk.untranslated(page)).isEmpty();
        Desk.picture(page, "plugin-active-zh");
        Page manager = manager("zh-CN", "A");
        manager.navigate("/app/hello");
        Desk.quiet(manager);
        manager.fill("main input[name=text]", "早上好");
        button(manager, "问候").click();
        assertThat(manager.locator("[data-done]")).containsText("已问候");
        assertThat(manager.locator("main ul")).containsText("早上好");
        Desk.picture(manager, "hello-zh");
        page.locator("button[aria-label^=停用]").first().click();
        assertThat(page.locator("[data-done]")).containsText("停用");
        button(page, "卸载（保留数据）").click();
        assertThat(page.locator("[data-done]")).containsText("正在卸载");
        Awaitility.await()
                .atMost(Duration.ofSeconds(40))
                .until(() -> manager.navigate("/app/hello").status() == 404);
    }

    @Test
    @DisplayName(
            "A plugin is brought as an archive: a bad one is refused with its reasons, a good one can be installed")
    void brought() {
        Page page = admin();
        page.navigate("/app/plugins");
        bring(page, BroughtKar.of("greedy").with("DynamicImport-Package", "*").build());
        assertThat(page.locator(".alert-danger")).containsText("DynamicImport-Package");
        assertThat(Desk.barriers(page)).isEmpty();
        assertThat(Desk.untranslated(page)).isEmpty();
        Desk.picture(page, "plugin-refused-zh");

        bring(page, BroughtKar.of("pricer").build());
        assertThat(page.locator("[data-done]")).containsText("已通过检查");
        Awaitility.await().atMost(Duration.ofSeconds(40)).until(() -> {
            page.navigate("/app/plugins");
            return page.locator("table.list").innerText().contains("Brought pricer");
        });
    }

    private static void bring(Page page, byte[] archive) {
        Desk.quiet(page);
        page.setInputFiles("input[name=archive]", new FilePayload("plugin.kar", "application/octet-stream", archive));
        button(page, "检查并保存").click();
        Desk.quiet(page);
    }

    @Test
    @DisplayName("T5 every tag and its values, each leading to whom it holds for")
    void tags() {
        customer("标签客", "A");
        Page page = admin();
        page.navigate("/app/tags");
        assertThat(page.locator("table.list")).containsText("过敏");
        Desk.picture(page, "tags-zh");
        page.getByText("未成交").first().click();
        assertThat(page.locator("table.list")).containsText("标签客");
    }
}
