package org.inlay.itests.console;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ReducedMotion;
import com.microsoft.playwright.options.ScreenshotCaret;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Chromium as a person at the counter uses it; what a browser complains about is kept. */
final class Desk implements AutoCloseable {
    private static final Path IMAGES = Path.of(System.getProperty("inlay.images", "target/images"));

    /** A key of a text that nobody translated. */
    private static final Pattern KEY = Pattern.compile(
            "\\b(console|problem|violation|visit-type|appointment|tag|check|found|deal|rule|order|gender|purpose|role|dataset|import-state|finding|place|setting|kind)"
                    + "\\.[a-zA-Z][a-zA-Z.-]+");

    private final Playwright playwright =
            Playwright.create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    private final Browser browser = playwright
            .chromium()
            .launch(new BrowserType.LaunchOptions()
                    .setExecutablePath(chromium())
                    .setHeadless(true)
                    .setArgs(List.of(
                            "--no-sandbox",
                            "--disable-gpu",
                            "--disable-quic",
                            "--no-first-run",
                            "--disable-background-networking",
                            "--disable-component-update",
                            "--disable-sync")));
    private final String address;
    private final List<String> complaints = new ArrayList<>();

    /** Chromium without its own windows, which a browser that nobody sees builds in vain; else the whole of it. */
    private static Path chromium() {
        Path shell = Path.of("/usr/bin/chromium-headless-shell");
        return Files.exists(shell) ? shell : Path.of("/usr/bin/chromium");
    }

    Desk(String address) {
        this.address = address;
    }

    /** A fresh browser window in this language. */
    Page open(String language) {
        BrowserContext context = browser.newContext(new Browser.NewContextOptions()
                .setLocale(language)
                .setViewportSize(1280, 800)
                .setBaseURL(address)
                .setReducedMotion(ReducedMotion.REDUCE));
        Page page = context.newPage();
        page.setDefaultTimeout(15_000);
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") && !message.text().contains("Failed to load resource")) {
                complaints.add(page.url() + ": " + message.text());
            }
        });
        page.onPageError(error -> complaints.add(page.url() + ": " + error));
        return page;
    }

    /** A window where somebody has signed in. */
    Page signedIn(String language, String login, String password) {
        Page page = open(language);
        page.navigate("/");
        page.fill("#login", login);
        page.fill("#password", password);
        page.keyboard().press("Enter");
        page.waitForURL("**/app/**");
        return page;
    }

    /** Waits until nothing is loaded any more; the line for news stays open for ever. */
    static void quiet(Page page) {
        page.waitForLoadState();
        page.waitForFunction("() => !document.querySelector('.htmx-request, .htmx-swapping, .htmx-settling')");
    }

    /** What the browsers complained about so far: errors of scripts, violations of the content policy. */
    List<String> complaints() {
        return List.copyOf(complaints);
    }

    /** What axe-core finds on the page. */
    static List<String> barriers(Page page) {
        quiet(page);
        return new AxeBuilder(page)
                        .withTags(List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"))
                        .analyze()
                        .getViolations()
                        .stream()
                        .map(Desk::barrier)
                        .toList();
    }

    /** What of the page cannot be told from its ground. */
    static List<String> contrasts(Page page) {
        return new AxeBuilder(page)
                .withRules(List.of("color-contrast")).analyze().getViolations().stream()
                        .map(Desk::barrier)
                        .toList();
    }

    private static String barrier(Rule rule) {
        return rule.getId() + ": "
                + rule.getNodes().stream().map(node -> node.getHtml()).toList();
    }

    /** Keys that stand on the page instead of a text. */
    static List<String> untranslated(Page page) {
        Matcher matcher = KEY.matcher(page.locator("body").innerText());
        List<String> keys = new ArrayList<>();
        while (matcher.find()) {
            keys.add(matcher.group());
        }
        return keys;
    }

    static void picture(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(IMAGES.resolve(name + ".png"))
                .setCaret(ScreenshotCaret.INITIAL)
                .setFullPage(true));
    }

    @Override
    public void close() {
        playwright.close();
    }
}
