package org.inlay.itests.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import com.microsoft.playwright.options.SelectOption;
import java.awt.image.BufferedImage;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import javax.imageio.ImageIO;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Coupons from the designer to the till, and on the customer's phone. */
class CouponsDeskIT extends AtTheDesk {
    private static final String COUPONS = API + "/coupons";

    CouponsDeskIT() {
        super("coupons-desk", 180);
    }

    @BeforeAll
    void install() {
        done(rest.post(API + "/plugins/coupons/installation", "{}"));
        Awaitility.await()
                .atMost(Duration.ofSeconds(40))
                .until(() -> rest.get(COUPONS + "/templates").status() == 200);
    }

    private static void fine(Page page, String picture) {
        assertThat(Desk.barriers(page)).isEmpty();
        assertThat(Desk.untranslated(page)).isEmpty();
        Desk.picture(page, picture);
    }

    private static Locator button(Page page, String text) {
        return page.locator("main button", new Page.LocatorOptions().setHasText(text));
    }

    private String published(String terms) {
        String id = done(rest.post(COUPONS + "/templates", terms));
        done(rest.post(COUPONS + "/templates/" + id + "/publication", ""));
        return id;
    }

    @Test
    @DisplayName(
            "C1 a coupon begins with a starter, is seen as it is typed, refused while it says too little, and published")
    void designed() {
        Page page = manager("zh-CN", "A");
        page.navigate("/app/coupons");
        page.getByText("设计卡券").first().click();
        page.waitForURL("**/app/coupons/new**");
        page.getByText("新客满300减100").click();
        page.waitForURL("**starter=first-deal");
        Desk.quiet(page);
        assertThat(page.locator("#preview")).containsText("减 100");
        page.fill("#value", "100.005");
        button(page, "保存草稿").click();
        assertThat(page.locator(".invalid-feedback").first()).containsText("两位小数");
        assertThat(page.locator("#minimumSpend")).hasValue("300");
        page.fill("#value", "120");
        assertThat(page.locator("#preview")).containsText("减 120");
        assertThat(page.locator("#preview")).containsText("满 300 可用");
        fine(page, "coupon-designer-zh");
        button(page, "保存草稿").click();
        assertThat(page.locator("[data-done]")).containsText("已保存");
        button(page, "发布").click();
        assertThat(page.locator("main")).containsText("有字段不正确");

        String whole = done(rest.post(COUPONS + "/templates", """
                {"name":"新客券","kind":"RATE","value":"0.8","kinds":["SERVICE"],"clinics":["A"],"validDays":30,"quantity":9}"""));
        page.navigate("/app/coupons/" + whole);
        Desk.quiet(page);
        assertThat(page.locator("#what-if")).containsText("按最近 90 天的订单推算");
        assertThat(page.locator(".coupon")).containsText("8 折");
        assertThat(page.locator(".coupon")).containsText("剩余 9 张");
        button(page, "发布").click();
        assertThat(page.locator("[data-done]")).containsText("已发布");
        page.navigate("/app/coupons");
        assertThat(page.locator("table.list")).containsText("新客券");
        fine(page, "coupons-zh");
    }

    @Test
    @DisplayName("The desk of a clinic is offered the coupons that are used there, and no others")
    void elsewhere() {
        String terms = """
                {"name":"%s","kind":"AMOUNT","value":"50","kinds":["SERVICE"],"clinics":["%s"],"validDays":30,"quantity":9}""";
        published(terms.formatted("本店专享", "A"));
        published(terms.formatted("隔壁专享", "B"));
        String customer = customer("尤小姐", "A");
        Page page = manager("zh-CN", "A");
        page.navigate("/app/customers/" + customer);
        Desk.quiet(page);
        assertThat(page.locator("main")).containsText("本店专享");
        assertThat(page.locator("main")).not().containsText("隔壁专享");
        page.navigate("/app/coupons");
        assertThat(page.locator("table.list")).containsText("本店专享");
        assertThat(page.locator("table.list")).not().containsText("隔壁专享");
    }

    @Test
    @DisplayName("C5 a promotion is designed and published, and stands apart from the coupons")
    void promotion() {
        Page page = manager("zh-CN", "B");
        page.navigate("/app/coupons/new?use=PROMOTION");
        page.fill("#name", "周年庆");
        page.selectOption("#kind", "PRICE");
        page.fill("#value", "68");
        page.fill("#items", "BAG");
        page.fill("#validTo", "2099-12-31");
        assertThat(page.locator("#preview")).containsText("特价 68");
        fine(page, "promotion-designer-zh");
        button(page, "保存草稿").click();
        button(page, "发布").click();
        assertThat(page.locator("[data-done]")).containsText("已发布");
        page.navigate("/app/coupons?use=PROMOTION");
        assertThat(page.locator("table.list")).containsText("周年庆");
    }

    @Test
    @DisplayName("C2, C7 issued to a segment: everybody in it has one, and the page says what became of them")
    void issued() {
        for (int i = 0; i < 3; i++) {
            done(rest.post(API + "/customers", """
                    {"name":"路人%d","clinic":"A","source":"路人"}""".formatted(i)));
        }
        done(rest.post(API + "/segments?clinic=A", """
                {"name":"路人","all":[{"criterion":"source","operator":"IN","values":["路人"]}]}"""));
        String template = published("""
                {"name":"回访券","kind":"AMOUNT","value":"10","kinds":["SERVICE"],"clinics":["A"],"validDays":30,"quantity":9}""");
        Page page = manager("zh-CN", "A");
        page.navigate("/app/coupons/" + template);
        page.selectOption("#segment", new SelectOption().setLabel("路人"));
        page.selectOption("#aim", "WIN_BACK");
        button(page, "发放给该分群").click();
        assertThat(page.locator("[data-done]")).containsText("3 位客户");
        assertThat(page.locator("#issues table")).containsText("已完成", new ContainsTextOptions().setTimeout(30_000));
        assertThat(page.locator("#issues table")).containsText("召回");
        fine(page, "coupon-issued-zh");
        page.getByText("明细").click();
        page.waitForURL("**/vouchers");
        assertThat(page.locator("table.list tbody tr")).hasCount(3);
        fine(page, "coupon-vouchers-zh");
        page.locator(".nav-tabs").getByText("已使用").click();
        assertThat(page.locator("main")).containsText("没有卡券");
    }

    @Test
    @DisplayName(
            "C2, C4 a link is scanned, the coupon claimed on the phone, offered as the best at checkout, used, and counted")
    void fromPhoneToTill() throws Exception {
        String customer = customer("券客", "A");
        String template = published("""
                {"name":"新客券","kind":"AMOUNT","value":"100","kinds":["SERVICE"],"clinics":["A"],"validDays":30,"quantity":9,"minimumSpend":"300"}""");
        Page page = manager("zh-CN", "A");
        page.navigate("/app/customers/" + customer);
        page.selectOption("form[action$=link] select", template);
        button(page, "链接").click();
        page.waitForURL("**/app/coupons/link/**");
        Desk.quiet(page);
        String address = page.locator("#address").getAttribute("href");
        assertThat(scanned(page.locator(".coupon svg"))).isEqualTo(address);
        Desk.picture(page, "coupon-link-zh");

        Page phone = desk.open("zh-CN");
        phone.setViewportSize(390, 844);
        phone.navigate(address);
        assertThat(phone.locator(".coupon")).containsText("减 100");
        fine(phone, "coupon-claim-phone-zh");
        phone.getByText("立即领取").click();
        assertThat(phone.locator("button")).hasCount(0);
        String code = phone.locator(".coupon code").innerText();
        assertThat(scanned(phone.locator(".coupon:has(code) svg"))).isEqualTo(code);
        String last =
                LocalDate.now(ZoneId.of("Asia/Shanghai")).plusDays(29).format(DateTimeFormatter.ofPattern("yyyy年M月d日"));
        assertThat(phone.locator(".coupon:has(code)")).containsText("有效期至 " + last);
        fine(phone, "coupon-claimed-phone-zh");
        phone.navigate(address);
        assertThat(phone.locator(".coupon code")).hasText(code);

        atTheTill(page, customer, code);
        done(rest.post(COUPONS + "/templates/" + template + "/closing", ""));
        phone.navigate(address);
        assertThat(phone.locator(".coupon code")).hasText(code);
        page.navigate("/app/coupons/" + template);
        assertThat(page.locator(".funnel")).containsText("1 (100 %)");
        fine(page, "coupon-figures-zh");
    }

    private static void atTheTill(Page page, String customer, String code) {
        page.navigate("/app/checkout?customer=" + customer);
        page.locator("input[name=item]").first().fill("SGZ");
        page.keyboard().press("Enter");
        assertThat(page.locator("#net")).hasText("¥399.00");
        assertThat(page.locator("#vouchers")).containsText("新客券");
        fine(page, "checkout-vouchers-zh");
        button(page, "使用最优组合").click();
        assertThat(page.locator("#net")).hasText("¥299.00");
        assertThat(page.locator("input[value='" + code + "']")).isChecked();
        assertThat(page.locator("input[name=amount]").first()).isFocused();
        page.keyboard().press("Enter");
        page.waitForURL("**/app/orders/**");
        assertThat(page.locator("[role=status]")).containsText("已收 ¥299.00");

        page.navigate("/app/checkout?customer=" + customer);
        page.locator("input[name=item]").first().fill("SGZ");
        page.keyboard().press("Enter");
        assertThat(page.locator("#net")).hasText("¥399.00");
        page.locator("#vouchers input:not([type=checkbox])").fill(code.toLowerCase(Locale.ROOT));
        page.keyboard().press("Enter");
        assertThat(page.locator("#quote")).containsText("已使用");
    }

    @Test
    @DisplayName(
            "C2 a customer shows a code to a friend, who leaves a number on the phone; the page counts them; G5 the desk sees who may have one")
    void shared() throws Exception {
        String customer = customer("推荐客", "A");
        String template = published("""
                {"name":"好友券","kind":"AMOUNT","value":"50","kinds":["SERVICE"],"clinics":["A"],"validDays":30,"quantity":9,"perCustomer":1}""");
        Page page = manager("zh-CN", "A");
        page.navigate("/app/coupons/" + template);
        page.getByText("好友分享").click();
        page.selectOption("select[name=reward]", template);
        page.selectOption("select[name=event]", "FOLLOWED");
        button(page, "开启分享").click();
        assertThat(page.locator("main")).containsText("奖励推荐人 好友券");

        page.navigate("/app/customers/" + customer);
        page.selectOption("main select[name=sharing]", new SelectOption().setLabel("好友券"));
        button(page, "邀请好友").click();
        page.waitForURL("**/app/coupons/share/**");
        Desk.quiet(page);
        String address = page.locator("#address").getAttribute("href");
        assertThat(scanned(page.locator(".coupon svg"))).isEqualTo(address);
        Page phone = desk.open("zh-CN");
        phone.setViewportSize(390, 844);
        phone.navigate(address);
        assertThat(phone.locator(".coupon")).containsText("减 50");
        fine(phone, "coupon-invitation-phone-zh");
        phone.fill("#mobile", "12");
        phone.getByText("立即领取").click();
        assertThat(phone.locator("[role=alert]")).containsText("手机号码");
        phone.fill("#mobile", "13911112222");
        phone.getByText("立即领取").click();
        assertThat(phone.locator("[role=status]")).containsText("已登记");

        page.navigate("/app/coupons/" + template);
        assertThat(page.locator("details table td").first()).hasText("1");
        fine(page, "coupon-shared-zh");
        page.navigate("/app/customers/" + customer);
        page.getByText("能否领取").click();
        page.locator("details a")
                .filter(new Locator.FilterOptions().setHasText("好友券"))
                .click();
        assertThat(page.locator("main")).containsText("不可领取");
        assertThat(page.locator("main")).containsText("每人限领");
        fine(page, "coupon-eligibility-zh");
    }

    @Test
    @DisplayName(
            "G6 a published coupon is changed in a new version, compared with the one in force, and takes its place")
    void revised() {
        String template = published("""
                {"name":"改版券","kind":"AMOUNT","value":"50","kinds":["SERVICE"],"clinics":["A"],"validDays":30,"quantity":9}""");
        Page page = manager("zh-CN", "A");
        page.navigate("/app/coupons/" + template);
        button(page, "修改（新版本）").click();
        page.waitForURL("**/edit");
        assertThat(page.locator("#value")).hasValue("50");
        page.fill("#value", "70");
        page.selectOption("#action", "USE");
        button(page, "保存草稿").click();
        assertThat(page.locator("#rehearsal")).containsText("与现行版本比较");
        fine(page, "coupon-rehearsal-zh");
        button(page, "发布").click();
        assertThat(page.locator("[data-done]")).containsText("已发布");
        assertThat(page.locator("main")).containsText("第 2 版");
        page.getByText("第 1 版").click();
        assertThat(page.locator(".head")).containsText("已关闭");
        Page english = manager("en", "A");
        english.navigate("/app/coupons/" + template);
        fine(english, "coupon-en");
    }

    @Test
    @DisplayName("A link that nobody made leads nowhere, without a hint; whoever tries many is slowed down")
    void guessed() throws IOException {
        assertThat(tried("/p/coupons/0000000000000000000000000A")).contains(" 404 ");
        assertThat(tried("/p/nothing/x")).contains(" 404 ");
        assertThat(tried("/p/coupons/x?a=%ED%A0%80")).contains(" 400 ");
        assertThat(tried("/app/sign-in?back=%ED%A0%80")).doesNotContain(" 500 ");
        String answer = "";
        for (int i = 0; i < 30 && !answer.contains(" 429 "); i++) {
            answer = tried("/p/coupons/" + i);
        }
        assertThat(answer).contains(" 429 ");
    }

    /** The first line of the answer to somebody at an address of their own, so that nobody else is slowed down. */
    private String tried(String path) throws IOException {
        URI server = URI.create(address());
        try (Socket socket = new Socket(server.getHost(), server.getPort(), InetAddress.getByName("127.0.0.2"), 0)) {
            socket.getOutputStream()
                    .write(("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))
                    .readLine();
        }
    }

    private static String scanned(Locator picture) throws Exception {
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(picture.screenshot()));
        int[] pixels = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
        RGBLuminanceSource source = new RGBLuminanceSource(image.getWidth(), image.getHeight(), pixels);
        return new QRCodeReader()
                .decode(new BinaryBitmap(new HybridBinarizer(source)))
                .getText();
    }
}
