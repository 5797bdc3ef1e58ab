package org.inlay.itests.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FormData;
import com.microsoft.playwright.options.RequestOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.zip.ZipFile;
import org.inlay.itests.support.InlayProcess;
import org.inlay.itests.support.Rest.Answer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A day at the front desk, in the browser. */
class ConsoleIT extends AtTheDesk {
    ConsoleIT() {
        super("console", 40);
    }

    @Test
    @DisplayName("Signing in renews the session, signing out ends it, a wrong password tells nothing")
    void signIn() {
        Page page = desk.open("zh-CN");
        page.navigate("/app/customers?q=wang");
        assertThat(page).hasURL("http://127.0.0.1:" + port + "/sign-in?back=%2Fapp%2Fcustomers%3Fq%3Dwang");
        Desk.picture(page, "sign-in-zh");
        page.fill("#login", LOGIN);
        page.fill("#password", "falsch-falsch");
        page.keyboard().press("Enter");
        assertThat(page.getByRole(AriaRole.ALERT)).isVisible();
        assertThat(page.locator("#login")).hasValue(LOGIN);
        page.fill("#password", PASSWORD);
        page.keyboard().press("Enter");
        assertThat(page).hasURL("http://127.0.0.1:" + port + "/app/customers?q=wang");

        String session = page.context().cookies().stream()
                .filter(cookie -> cookie.name.equals("inlay-session"))
                .findFirst()
                .orElseThrow()
                .value;
        page.getByText("退出").click();
        page.waitForURL("**/sign-in");
        assertThat(rest.with("Authorization", "Bearer " + session)
                        .get(API + "/me")
                        .status())
                .isEqualTo(401);
    }

    @Test
    @DisplayName("The 999 card at A by keyboard in at most 12 keystrokes: a deal; a double Enter pays once")
    void sellTheCard() {
        String customer = customer("王小姐", "A");
        Page page = manager("zh-CN", "A");
        page.navigate("/app/customers/" + customer);
        int keys = 0;
        for (String key : List.of("s")) {
            page.keyboard().press(key);
            keys++;
        }
        page.waitForURL("**/app/checkout**");
        assertThat(page.locator("input[name=item]").first()).isFocused();
        page.keyboard().type("K9");
        keys += 2;
        page.keyboard().press("Enter");
        keys++;
        assertThat(page.locator("#net")).hasText("¥999.00");
        assertThat(page.locator("#deal .tag")).hasText("成交");
        Desk.picture(page, "checkout-zh");
        page.evaluate("document.querySelector('form[action=\"/app/checkout\"]').requestSubmit();"
                + "document.querySelector('form[action=\"/app/checkout\"]').requestSubmit()");
        keys++;
        page.waitForURL("**/app/orders/**");
        assertThat(keys).isLessThanOrEqualTo(12);
        assertThat(page.locator("#deal .tag")).hasText("成交");
        assertThat(page.locator("[role=status]")).containsText("已收 ¥999.00");
        Desk.picture(page, "order-zh");
        Answer orders = rest.get(API + "/customers/" + customer + "/orders");
        assertThat(orders.body().path("items").size()).isEqualTo(1);

        receipt(page);

        page.navigate("/app/customers/" + customer);
        assertThat(page.locator("#panel-orders")).containsText("光子嫩肤");
        page.locator("#panel-orders").getByText("划扣一次").click();
        assertThat(page.locator("[role=status]")).containsText("¥99.90");
        assertThat(page.locator("#panel-orders")).containsText("9 / 10");
        page.locator(".tags a", new Page.LocatorOptions().setHasText("成交：一次成交")).click();
        assertThat(page.locator("#why")).containsText("再有一个营业日成交即为");
        Desk.picture(page, "customer-zh");
    }

    /** The receipt of the order on screen: an original, then a reprint that says so; as wide as its paper. */
    private static void receipt(Page page) {
        page.keyboard().press("p");
        page.waitForURL("**/receipt");
        assertThat(page.locator("article.receipt")).containsText("¥999.00");
        page.keyboard().press("p");
        page.waitForURL("**/receipt?print=now&size=80");
        assertThat(page.locator("article.receipt")).not().containsText("补打");
        page.getByText("58 毫米").click();
        page.waitForURL("**/receipt?size=58");
        assertThat(page.locator(".receipt-58")).isVisible();
        page.keyboard().press("p");
        assertThat(page.locator("article.receipt")).containsText("补打（第 2 次）");
        double width = page.locator(".receipt-58").boundingBox().width;
        assertThat(width).isBetween(215.0, 224.0);
        Desk.picture(page, "receipt-58-zh");
    }

    @Test
    @DisplayName(
            "D4 the 79 bag at B is no deal, and the screen says why; a return across the minimum says so before it is done")
    void theBagAndTheReturn() {
        String customer = customer("李女士", "B");
        Page page = manager("zh-CN", "B");
        page.navigate("/app/checkout?customer=" + customer);
        page.keyboard().type("BAG");
        page.keyboard().press("Enter");
        assertThat(page.locator("#deal .tag")).hasText("未成交：79.00 低于最低成交额 99.00,差 20.00");
        assertThat(page.locator("input[name=amount]").first()).isFocused();
        page.keyboard().press("Enter");
        page.waitForURL("**/app/orders/**");
        assertThat(page.locator("#deal .tag")).hasText("未成交：79.00 低于最低成交额 99.00,差 20.00");

        page.navigate("/app/checkout?customer=" + customer);
        page.keyboard().type("SGZ");
        page.keyboard().press("Enter");
        assertThat(page.locator("#deal .tag")).hasText("成交");
        assertThat(page.locator("input[name=amount]").first()).isFocused();
        page.keyboard().press("Enter");
        page.waitForURL("**/app/orders/**");
        page.getByText("退货退款").click();
        page.fill("input[name=amount]", "310");
        page.fill("input[name=reason]", "客户改主意");
        page.keyboard().press("Enter");
        assertThat(page.locator("#preview")).containsText("此退货将撤销成交");
        assertThat(page.locator("input[name=reason]")).hasValue("客户改主意");
        Desk.picture(page, "refund-zh");
        page.getByText("确认退款").click();
        page.waitForURL("**/app/orders/**");
        assertThat(page.locator("#deal .tag")).containsText("未成交");
    }

    @Test
    @DisplayName("Book, check in, override with a reason; nothing typed is lost when a booking is refused")
    void theDay() {
        String customer = customer("赵先生", "A");
        Page page = manager("zh-CN", "A");
        page.navigate("/app/customers/" + customer);
        page.keyboard().press("b");
        page.waitForURL("**/app/booking**");
        page.fill("#date", "2020-01-01");
        page.fill("#minutes", "45");
        page.keyboard().press("Enter");
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("已填写的内容都在");
        assertThat(page.locator("#minutes")).hasValue("45");
        String today =
                java.time.LocalDate.now(java.time.ZoneId.of("Asia/Shanghai")).toString();
        page.fill("#date", today);
        page.fill("#from", "23:00");
        page.keyboard().press("Enter");
        page.waitForURL("**/app/day**");
        Locator row = page.locator("#board tr", new Page.LocatorOptions().setHasText("赵先生"));
        assertThat(row).containsText("23:00");
        row.getByText("登记到访").click();
        assertThat(page.locator("[role=status]")).containsText("赵先生 已到访：初诊");
        Locator here = page.locator("section[aria-labelledby=arrived] tr", new Page.LocatorOptions().setHasText("赵先生"));
        here.getByText("原因说明").click();
        assertThat(here).containsText("更早到访：实际 没有，要求 没有");
        Desk.picture(page, "day-zh");
        here.getByText("更改").click();
        here.locator("select[name=type]").selectOption("CHECK_UP");
        here.locator("input[name=reason]").fill("电话确认");
        here.getByText("改为此类型").click();
        assertThat(page.locator("[role=status]")).containsText("已改为 复查");
    }

    @Test
    @DisplayName("G6 a draft of the deal rule is rehearsed on the clinic's history, then exactly it is switched on")
    void rehearse() {
        clinic("C", "dental", "齿悦口腔", "0");
        String customer = customer("吴先生", "C");
        done(rest.post(API + "/orders", """
                {"clinic":"C","customer":"%s","type":"医美","confirm":true,"lines":[{"item":"BAG","quantity":1}]}""".formatted(customer)));
        Page page = manager("zh-CN", "C");
        page.navigate("/app/deal-rule");
        page.fill("input[name=minimum]", "99");
        page.keyboard().press("Enter");
        assertThat(page.locator("#rehearsal")).containsText("1 个判定中有 1 个会不同");
        assertThat(page.locator("#rehearsal")).containsText("¥79.00");
        Desk.picture(page, "rehearsal-zh");
        page.fill("input[name=minimum]", "100");
        page.getByText("启用此规则").click();
        assertThat(page.locator("input[name=rehearsed]"))
                .hasValue(java.util.regex.Pattern.compile(".*minimum=100[,}].*"));
        assertThat(page.locator("#rehearsal")).isVisible();
        assertThat(page.locator("[role=status]")).hasCount(0);
        page.getByText("启用此规则").click();
        assertThat(page.locator("[role=status]")).containsText("第 2 版已启用");
        assertThat(page.locator("main")).containsText("最低成交额 100");
    }

    @Test
    @DisplayName(
            "A segment is built, counted while it is edited, opened and saved; a number of the dashboard opens its customers")
    void segments() {
        clinic("D", "aesthetic", "初晴医美", "0");
        String customer = customer("冯女士", "D");
        customer("卫先生", "D");
        done(rest.post(API + "/visits", """
                {"customer":"%s","clinic":"D"}""".formatted(customer)));
        done(rest.post(API + "/orders", """
                {"clinic":"D","customer":"%s","type":"医美","confirm":true,"lines":[{"item":"K9","quantity":1}]}""".formatted(customer)));
        Page page = manager("zh-CN", "D");
        page.navigate("/app/segments/build");
        page.selectOption("select[name=add]", "spend");
        page.locator("input[name='0.value']").fill("900");
        page.locator("input[name='0.value']").blur();
        assertThat(page.locator("#count")).containsText("1 位客户");
        Desk.picture(page, "segment-zh");
        page.getByText("查看客户").click();
        assertThat(page.locator("table.list")).containsText("冯女士");
        assertThat(exported(page, "导出 CSV"))
                .startsWith("\uFEFF姓名,")
                .contains("冯女士")
                .doesNotContain("卫先生");
        assertThat(exported(page, "导出 Excel")).contains("冯女士").doesNotContain("卫先生");
        page.fill("input[name=name]", "大额客户");
        page.keyboard().press("Enter");
        assertThat(page.locator("main")).containsText("大额客户");

        page.navigate("/app/dashboard");
        Desk.picture(page, "dashboard-zh");
        page.locator("table.list").first().locator("tr").last().locator("a").click();
        assertThat(page.locator("h1")).hasText("成交");
        assertThat(page.locator(".head .tag")).hasText("1 位客户");
        assertThat(page.locator("table.list")).containsText("冯女士");
    }

    /** What the file says that this button gives: the text of a CSV file, the sheet of a workbook. */
    private static String exported(Page page, String button) {
        Path file = page.waitForDownload(() -> page.getByText(button).click()).path();
        try {
            if (button.endsWith("CSV")) {
                return Files.readString(file);
            }
            try (ZipFile zip = new ZipFile(file.toFile())) {
                String xml = new String(
                        zip.getInputStream(zip.getEntry("xl/worksheets/sheet1.xml"))
                                .readAllBytes(),
                        StandardCharsets.UTF_8);
                return Pattern.compile("&#x([0-9a-f]+);")
                        .matcher(xml)
                        .replaceAll(found -> Character.toString(Integer.parseInt(found.group(1), 16)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    @DisplayName(
            "Who may be here already is shown while a customer is typed; two records are compared, merged and taken apart")
    void duplicates() {
        String kept = customer("尤女士", "A");
        String mobile =
                rest.get(API + "/customers/" + kept).body().path("mobile").asText();
        Page page = manager("zh-CN", "A");
        page.navigate("/app/customers/new");
        page.fill("#name", "尤小姐");
        page.fill("#mobile", mobile.substring(3));
        page.locator("#mobile").blur();
        assertThat(page.locator("#similar")).containsText("可能已经建档");
        assertThat(page.locator("#similar")).containsText("尤女士");
        Desk.picture(page, "similar-zh");
        page.locator("form button.btn-primary").click();
        assertThat(page.locator("h1")).hasText("尤小姐");
        page.getByText("查重").click();
        page.getByText("逐项比较").click();
        page.getByText("互换").click();
        assertThat(page.locator("table.list")).containsText("不同");
        Desk.picture(page, "compare-zh");
        page.getByText("合并到 尤女士").click();
        assertThat(page.locator("[role=status]")).containsText("已合并到 尤女士");
        page.locator("[data-done] button").click();
        assertThat(page.locator("[role=status]")).containsText("已拆分");
        assertThat(page.locator("main")).containsText("尤小姐");
    }

    @ParameterizedTest
    @ValueSource(strings = {"the form is sent", "a part of the page is asked for"})
    @DisplayName("A session that ends in mid-form: after signing in again every field is back")
    void sessionEnds(String noticed) {
        Page page = manager("zh-CN", "A");
        page.navigate("/app/customers/new");
        page.fill("#name", "郑小姐");
        page.fill("#source", "网络/搜索");
        String session = page.context().cookies().stream()
                .filter(cookie -> cookie.name.equals("inlay-session"))
                .findFirst()
                .orElseThrow()
                .value;
        rest.with("Authorization", "Bearer " + session).delete(API + "/tokens/current");
        if (noticed.equals("the form is sent")) {
            page.locator("form button.btn-primary").click();
        } else {
            page.locator("#source").blur();
        }
        page.waitForURL("**/sign-in**");
        Desk.quiet(page);
        page.fill("#login", LOGIN);
        page.fill("#password", PASSWORD);
        page.keyboard().press("Enter");
        page.waitForURL("**/app/customers/new");
        assertThat(page.locator("#name")).hasValue("郑小姐");
        assertThat(page.locator("#source")).hasValue("网络/搜索");
        page.locator("form button.btn-primary").click();
        assertThat(page.locator("h1")).hasText("郑小姐");
    }

    @Test
    @DisplayName("HTML, quotes and script in every field are shown as text; what a customer form refuses stays typed")
    void markup() {
        String nasty = "<img src=x onerror=alert(1)>\"'&";
        Page page = manager("zh-CN", "A");
        page.navigate("/app/customers/new");
        page.fill("#name", nasty);
        page.fill("#mobile", "12");
        page.locator("form button.btn-primary").click();
        assertThat(page.locator("#mobile-error")).isVisible();
        assertThat(page.locator("#name")).hasValue(nasty);
        page.fill("#mobile", "");
        page.locator("form button.btn-primary").click();
        assertThat(page.locator("h1")).hasText(nasty);
        assertThat(page.locator("[role=status]")).containsText(nasty);
        page.navigate("/app/customers?q=" + "img");
        assertThat(page.locator("#found")).containsText(nasty);
    }

    @Test
    @DisplayName("No request while an IME composes, one after; Enter that ends a composition sends nothing")
    void composition() {
        customer("张伟", "A");
        Page page = manager("zh-CN", "A");
        page.navigate("/app/customers");
        List<String> requests = new ArrayList<>();
        page.onRequest(request -> requests.add(request.url()));
        page.focus("#q");
        CDPSession session = page.context().newCDPSession(page);
        for (String text : List.of("z", "zh", "zhang", "zhang'w", "zhang'wei")) {
            JsonObject composed = new JsonObject();
            composed.addProperty("text", text);
            composed.addProperty("selectionStart", text.length());
            composed.addProperty("selectionEnd", text.length());
            session.send("Input.imeSetComposition", composed);
            page.waitForTimeout(300);
        }
        assertThat(requests).isEmpty();
        JsonObject chosen = new JsonObject();
        chosen.addProperty("text", "张伟");
        session.send("Input.insertText", chosen);
        assertThat(page.locator("#found")).containsText("张伟");
        page.waitForTimeout(500);
        assertThat(requests).hasSize(1);
        assertThat(page.locator("#q")).isFocused();
    }

    @Test
    @DisplayName(
            "A form without its token is refused with 403; staff of A get 403 for an order of B, and an audit record")
    void strangers() {
        Page page = desk.signedIn("zh-CN", "desk-a", PASSWORD);
        APIResponse foreign = page.request()
                .post(
                        "/app/customers/new",
                        RequestOptions.create().setForm(FormData.create().set("name", "假")));
        assertThat(foreign.status()).isEqualTo(403);

        String customer = customer("孙女士", "B");
        String order = done(rest.post(API + "/orders", """
                {"clinic":"B","customer":"%s","type":"医美","confirm":true,"lines":[{"item":"BAG","quantity":1}]}""".formatted(customer)));
        assertThat(page.navigate("/app/orders/" + order).status()).isEqualTo(403);
        assertThat(page.getByRole(AriaRole.ALERT)).isVisible();
        assertThat(page.navigate("/app/nowhere").status()).isEqualTo(404);
    }

    @Test
    @DisplayName(
            "Every page, both languages, light and dark, at 375 px: no barrier, no untranslated text, no sideways scrolling")
    void everyPage() {
        String customer = customer("周女士", "A");
        String order = done(rest.post(API + "/orders", """
                {"clinic":"A","customer":"%s","type":"医美","confirm":true,"lines":[{"item":"K9","quantity":1}]}""".formatted(customer)));
        done(rest.post(API + "/customers/" + customer + "/allergies", """
                {"substance":"青霉素"}"""));
        done(rest.post(API + "/visits", """
                {"customer":"%s","clinic":"A"}""".formatted(customer)));
        List<String> found = new ArrayList<>();
        for (String language : List.of("zh-CN", "en")) {
            Page page = desk.signedIn(language, "admin", InlayProcess.ADMIN_PASSWORD);
            choose(page, "A");
            for (String address : List.of(
                    "day",
                    "calendar",
                    "calendar?view=week&by=room",
                    "deal-rule",
                    "dashboard",
                    "segments",
                    "segments/build?c=spend&c=tag&c=last-visit-type",
                    "segments/show?tree=%7B%22criterion%22:%22tag%22,%22tag%22:%22deal%22,%22values%22:[%22ONCE%22]%7D",
                    "segments/why?tree=%7B%22criterion%22:%22tag%22,%22tag%22:%22deal%22,%22values%22:[%22ONCE%22]%7D&customer="
                            + customer,
                    "rfm",
                    "customers",
                    "customers?q=nobody-at-all",
                    "customers/new",
                    "customers/" + customer,
                    "customers/" + customer + "/edit",
                    "duplicates/" + customer,
                    "duplicates/" + customer + "/" + customer,
                    "customers/" + customer + "/why/deal",
                    "booking?customer=" + customer,
                    "checkout?customer=" + customer,
                    "orders",
                    "orders?due=yes&sort=NET&from=2020-01-01",
                    "orders?number=nothing-like-it",
                    "find?q=zhou",
                    "notices",
                    "treatments/new?customer=" + customer,
                    "orders/" + order,
                    "orders/" + order + "/refund",
                    "orders/" + order + "/receipt?size=58",
                    "orders/" + order + "/receipt?size=a4",
                    "settings",
                    "staff",
                    "staff/new",
                    "audit",
                    "clinics",
                    "clinics/new",
                    "clinics/A",
                    "tags",
                    "plugins",
                    "plugins/hello",
                    "audit/verification",
                    "catalogue",
                    "catalogue/new",
                    "catalogue/item?code=K9",
                    "imports",
                    "imports/customers",
                    "coupons",
                    "coupons?use=PROMOTION",
                    "coupons/new",
                    "coupons-platform",
                    "nowhere")) {
                page.navigate("/app/" + address);
                Desk.quiet(page);
                String name = address.replaceAll("[^a-z-].*", "") + "-" + language;
                for (String barrier : Desk.barriers(page)) {
                    found.add(language + " light " + address + " " + barrier);
                }
                // colours are what a theme changes, and no language does
                if (language.equals("zh-CN")) {
                    page.evaluate("document.documentElement.setAttribute('data-bs-theme', 'dark')");
                    for (String barrier : Desk.contrasts(page)) {
                        found.add("dark " + address + " " + barrier);
                    }
                }
                page.evaluate("document.documentElement.setAttribute('data-bs-theme', 'light')");
                Desk.untranslated(page).forEach(key -> found.add(language + " " + address + " key " + key));
                page.setViewportSize(375, 700);
                Object width = page.evaluate("document.documentElement.scrollWidth");
                if (((Number) width).intValue() > 375) {
                    found.add(language + " " + address + " is " + width + " px wide");
                }
                Desk.picture(page, "small-" + name);
                page.setViewportSize(1280, 800);
                Desk.picture(page, name);
            }
        }
        assertThat(found).isEmpty();
    }
}
