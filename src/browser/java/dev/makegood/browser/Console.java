package dev.makegood.browser;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.LoadState;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Is one tab with the console in one language and width. Collects everything that the browser complains about. */
final class Console implements AutoCloseable {
    /** What people in one of these situations cannot use; less is not looked at here. */
    private static final Set<String> SERIOUS = Set.of("serious", "critical");

    private final BrowserContext context;
    private final String address;
    private final List<String> complaints = new ArrayList<>();
    final Page page;

    Console(Browser browser, String address, Circumstances circumstances) {
        this.address = address;
        context = browser.newContext(new Browser.NewContextOptions()
                .setLocale(circumstances.language())
                .setViewportSize(circumstances.width(), 800)
                .setColorScheme(circumstances.colours()));
        page = context.newPage();
        page.onConsoleMessage(message -> {
            if (Set.of("error", "warning").contains(message.type())) {
                complaints.add(message.text());
            }
        });
        page.onPageError(complaints::add);
    }

    /** Signs in by a ready-made link, such as {@code merchant:m-1}, and returns once the first view is there. */
    void signIn(String who) {
        page.navigate(address + "/#/sign-in?as=" + who);
        page.waitForURL(url -> !url.contains("sign-in") && !url.contains("code="));
        page.locator("nav.nav").waitFor();
        settle();
    }

    /** Opens a view by its address, such as {@code #/account}. */
    void view(String hash) {
        page.navigate(address + "/" + hash);
        settle();
    }

    /** Opens a link with its own address. */
    void open(String link) {
        page.navigate(link);
        settle();
    }

    /**
     * Waits until nothing is loaded any more. The browser's own load state says so only for a page, not for another view
     * of the same page.
     */
    void settle() {
        page.waitForLoadState(LoadState.NETWORKIDLE);
        // What was answered may show more that waits.
        page.waitForCondition(() -> isQuiet() && isQuiet());
    }

    /** Returns true if nothing waits for an answer once all until now is drawn. */
    private boolean isQuiet() {
        page.evaluate("() => new Promise(drawn => requestAnimationFrame(() => requestAnimationFrame(drawn)))");
        return page.locator(".waiting").count() == 0;
    }

    /** Returns what is wrong with the page as it is: complaints of the browser, findings of axe, what sticks out. */
    List<String> wrong() {
        var wrong = new ArrayList<>(complaints);
        complaints.clear();
        for (Rule rule : new AxeBuilder(page).setLegacyMode(true).analyze().getViolations()) {
            if (SERIOUS.contains(rule.getImpact())) {
                wrong.add(rule.getId() + ": " + rule.getNodes().getFirst().getHtml());
            }
        }
        boolean sticksOut = (boolean) page.evaluate("() => document.documentElement.scrollWidth > innerWidth");
        if (sticksOut) {
            wrong.add("the page is wider than the screen");
        }
        if (page.locator("main h1").count() != 1) {
            wrong.add("the page has no heading");
        }
        return wrong;
    }

    /** Returns the amounts that the page shows, in minor units, in the order of the page. */
    List<Long> amounts(String within) {
        return page.locator(within + " data.num").all().stream()
                .map(amount -> Long.parseLong(amount.getAttribute("value")))
                .toList();
    }

    /** Takes a picture of what fits on the screen. */
    void picture(Path file) {
        page.screenshot(new Page.ScreenshotOptions().setPath(file));
    }

    @Override
    public void close() {
        context.close();
    }
}
