package dev.makegood.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import dev.makegood.local.LocalOptions;
import dev.makegood.local.LocalPlatform;
import dev.makegood.local.client.ApiClient;
import dev.makegood.local.demo.LeftOpen;
import dev.makegood.local.events.EventCompanion;
import dev.makegood.local.gateway.GatewayCompanion;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Walks each role's tasks through the console, in a real browser, on a running platform. Views come first, since tasks change things. */
@Tag("browser")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ConsoleTest {
    private static final List<String> MERCHANTS_VIEWS = List.of(
            "#/today",
            "#/cases",
            "#/case/left-debit~1~stockout",
            "#/stock",
            "#/stock/teapot",
            "#/stock/mug?tab=suppliers",
            "#/stock?tab=all",
            "#/account",
            "#/account?month=2026-12",
            "#/standards",
            "#/causes",
            "#/reputation",
            "#/bill",
            "#/messages",
            "#/policies",
            "#/policies/pdd-stockout/2",
            "#/policies/pdd-stockout/2?tab=diff");
    private static final List<String> OPERATORS_VIEWS = List.of(
            "#/refunds",
            "#/refunds?list=returned",
            "#/refunds?list=parked",
            "#/refunds?list=due",
            "#/refund/left-returned~1~stockout~1-1",
            "#/desk",
            "#/desk?list=appeals",
            "#/desk?list=handOvers",
            "#/desk?list=urges",
            "#/find",
            "#/cases",
            "#/cases?day=2027-01-11&violation=stockout&refund=returned",
            "#/cases/m-1",
            "#/account/m-1",
            "#/skus/m-1",
            "#/standards/m-1",
            "#/causes/m-1",
            "#/proposals",
            "#/flags",
            "#/flags?state=closed",
            "#/case/left-debit~1~stockout",
            "#/policies/pdd-stockout/1?tab=what-if",
            "#/policies/pdd-stockout/2?tab=publish",
            "#/imports",
            "#/messages",
            "#/holds",
            "#/books",
            "#/books?tab=coupons",
            "#/developer",
            "#/books?tab=events",
            "#/books?tab=stock",
            "#/books?tab=facts");
    private static final List<String> BUYERS_VIEWS =
            List.of("#/cases", "#/cases/left-choice~1~stockout", "#/coupons", "#/messages", "#/policies");

    /** The amount is the fifth cell of a statement's row; dates in Chinese have no comma. */
    private static final int AMOUNT = 4;

    /** The most that the first load of the buyer's page may take, compressed. */
    private static final long MOST_BYTES = 100_000;

    /** A text that is markup, right to left, an emoji and long at once. */
    private static final String HOSTILE =
            "<img src=x onerror=\"document.title='owned'\"><script>document.title='owned'</script> שלום 😀 "
                    + "long".repeat(400);

    private static LocalPlatform platform;
    private static LeftOpen.Links links;
    private static ApiClient api;
    private static Playwright playwright;
    private static Browser browser;

    @BeforeAll
    static void start() {
        platform = LocalPlatform.start(LocalOptions.defaults()
                .ports(0)
                .frozenAt(Instant.parse("2027-01-11T02:00:00Z"))
                .circumstances(new dev.makegood.local.Circumstances(Map.of("SecondPairOfEyes", "true"), 0, 1))
                .companions(List.of(GatewayCompanion.factory(), EventCompanion.factory())));
        links = LeftOpen.prepare(platform);
        platform.invoke("Reconcile", "{\"type\":\"reconcile\",\"version\":1,\"lagMinutes\":0}");
        api = new ApiClient(platform);
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(Path.of(System.getenv("MAKEGOOD_CHROMIUM")))
                        .setArgs(List.of("--no-sandbox")));
    }

    @AfterAll
    static void stop() {
        if (playwright != null) {
            playwright.close();
        }
        if (platform != null) {
            platform.close();
        }
    }

    static Stream<Circumstances> all() {
        return Circumstances.all();
    }

    private static Console console(Circumstances circumstances) {
        return new Console(browser, platform.consoleUri().toString(), circumstances);
    }

    private static Console console() {
        return console(new Circumstances("en", 1280, ColorScheme.LIGHT));
    }

    private static void look(Circumstances circumstances, String who, List<String> views) {
        var wrong = new ArrayList<String>();
        try (Console console = console(circumstances)) {
            console.signIn(who);
            for (String view : views) {
                console.view(view);
                console.wrong().forEach(one -> wrong.add(view + " " + one));
                if (console.page.locator("[role=alert]").count() > 0) {
                    wrong.add(view + " says "
                            + console.page.locator("[role=alert]").first().innerText());
                }
                if (console.page.url().contains("token")) {
                    wrong.add(view + " has a token in its address");
                }
            }
        }
        assertEquals(List.of(), wrong);
    }

    @Order(1)
    @ParameterizedTest
    @MethodSource("all")
    void aMerchantsViewsAreSound(Circumstances circumstances) {
        look(circumstances, "merchant:m-1", MERCHANTS_VIEWS);
    }

    @Order(1)
    @ParameterizedTest
    @MethodSource("all")
    void anOperatorsViewsAreSound(Circumstances circumstances) {
        look(circumstances, "operator", OPERATORS_VIEWS);
    }

    @Order(1)
    @ParameterizedTest
    @MethodSource("all")
    void aBuyersViewsAreSound(Circumstances circumstances) {
        look(circumstances, "buyer:buyer-of-left-choice", BUYERS_VIEWS);
    }

    @Order(1)
    @ParameterizedTest
    @MethodSource("all")
    void pagesOfLinksAreSoundAndTheirTokensLeaveTheAddress(Circumstances circumstances) {
        try (Console console = console(circumstances)) {
            for (String link : List.of(links.buyer(), links.supplier())) {
                console.open(link);
                assertEquals(List.of(), console.wrong());
                assertFalse(console.page.url().contains("#"), console.page.url());
                assertTrue(console.page.locator(".panel").count() > 1);
                console.page.reload();
                console.settle();
                assertTrue(console.page.locator(".panel").count() > 1, "a reload keeps the page");
            }
        }
    }

    @Order(1)
    @ParameterizedTest
    @MethodSource("all")
    void aLinkThatIsNoneSaysSoAndNoMore(Circumstances circumstances) {
        try (Console console = console(circumstances)) {
            console.open(platform.consoleUri() + "/case#guessed");
            assertEquals(0, console.page.locator(".panel").count());
            assertEquals(1, console.page.locator(".state").count());
        }
    }

    /** Takes the pictures of the documentation, into the folder that the property names: scripts/screenshots. */
    @Order(1)
    @Test
    @EnabledIfSystemProperty(named = "makegood.screenshots", matches = ".+")
    void takesThePicturesOfTheDocumentation() {
        Path into = Path.of(System.getProperty("makegood.screenshots"));
        try (Console console = console(new Circumstances("en", 1100, ColorScheme.LIGHT))) {
            console.signIn("merchant:m-1");
            console.picture(into.resolve("merchant-today.png"));
        }
        try (Console console = console(new Circumstances("en", 1100, ColorScheme.DARK))) {
            console.signIn("operator");
            console.view("#/refund/left-returned~1~stockout~1-1");
            console.picture(into.resolve("operator-refund.png"));
        }
        try (Console console = console(new Circumstances("zh-CN", Circumstances.PHONE, ColorScheme.LIGHT))) {
            console.open(links.buyer());
            console.picture(into.resolve("buyer-case.png"));
        }
    }

    @Order(1)
    @Test
    void theFirstLoadOfTheBuyersPageIsSmall() {
        var bytes = new AtomicLong();
        try (Console console = console(new Circumstances("zh-CN", Circumstances.PHONE, ColorScheme.LIGHT))) {
            console.page.onRequestFinished(
                    request -> bytes.addAndGet(request.sizes().responseBodySize + request.sizes().responseHeadersSize));
            console.open(links.buyer());
        }
        assertTrue(bytes.get() > 10_000 && bytes.get() <= MOST_BYTES, bytes + " bytes");
    }

    @Order(1)
    @Test
    void aViewNeedsAtMostTwoCallsOfTheApi() {
        try (Console console = console()) {
            console.signIn("merchant:m-1");
            var calls = new ArrayList<String>();
            console.page.onRequest(request -> {
                if (request.url().startsWith(platform.baseUri().toString())
                        && !request.method().equals("OPTIONS")) {
                    calls.add(request.url());
                }
            });
            for (String view : MERCHANTS_VIEWS) {
                calls.clear();
                console.view(view);
                assertTrue(calls.size() <= 2, view + " " + calls);
            }
        }
    }

    @Order(1)
    @Test
    void aDateTimeIsSentAsTheMarketsClocksShowItWhereverTheReaderIs() {
        try (Console console = console()) {
            console.signIn("operator");
            Object instants = console.page.evaluate("""
                    async () => {
                      const { instantOf, localOf, setMarket } = await import('/kit/format.js');
                      const seen = [instantOf('2026-12-01T08:30'), localOf(new Date('2026-12-01T00:30:00Z'))];
                      setMarket({ zone: 'America/New_York' });
                      const times = ['2026-07-01T12:00', '2026-12-01T12:00', '2026-11-01T01:30', '2026-03-08T02:30'];
                      return [...seen, ...times.map(instantOf)].join(' ');
                    }""");
            assertEquals(
                    "2026-12-01T00:30:00.000Z 2026-12-01T08:30 2026-07-01T16:00:00.000Z 2026-12-01T17:00:00.000Z"
                            + " 2026-11-01T05:30:00.000Z 2026-03-08T07:30:00.000Z",
                    instants);
        }
    }

    @Order(1)
    @ParameterizedTest
    @MethodSource("all")
    void amountsOfTheAccountAreThoseOfTheApi(Circumstances circumstances) {
        JsonNode account =
                api.get("merchant", "m-1", "/merchants/m-1/accounts/CNY").expectSuccess();
        JsonNode statement = api.get("merchant", "m-1", "/merchants/m-1/accounts/CNY/statement?month=2027-01")
                .expectSuccess();
        JsonNode month = api.get("merchant", "m-1", "/merchants/m-1/accounts/CNY/months/2027-01")
                .expectSuccess();
        var expected = new ArrayList<Long>();
        for (String end : List.of("opening", "closing")) {
            for (String purse : List.of("balance", "deposit", "receivable")) {
                expected.add(month.at("/" + end + "/" + purse + "Minor").asLong());
            }
        }
        statement
                .path("items")
                .forEach(line -> Stream.of("balance", "deposit", "receivable")
                        .forEach(purse -> line.path("entries").forEach(entry -> {
                            if (entry.path("account").asText().equals("merchant-" + purse + "/m-1")) {
                                expected.add(entry.path("amountMinor").asLong());
                            }
                        })));
        try (Console console = console(circumstances)) {
            console.signIn("merchant:m-1");
            console.view("#/account");
            assertEquals(
                    List.of(
                            account.path("balanceMinor").asLong(),
                            account.path("depositMinor").asLong(),
                            account.path("receivableMinor").asLong()),
                    console.amounts(".figures"));
            assertEquals(expected, console.amounts(".table"));
            String shown = console.page.locator(".figures data").first().innerText();
            assertEquals(
                    "%,d.%02d"
                            .formatted(
                                    account.path("balanceMinor").asLong() / 100,
                                    account.path("balanceMinor").asLong() % 100),
                    shown.replaceAll("[^0-9.,-]", ""));
        }
    }

    @Order(1)
    @Test
    void theStatementAsCsvIsReadByASpreadsheet() throws Exception {
        try (Console console = console(new Circumstances("zh-CN", 1280, ColorScheme.LIGHT))) {
            console.signIn("merchant:m-1");
            console.view("#/account");
            Download file = console.page.waitForDownload(
                    () -> console.page.locator(".title button").first().click());
            String text = Files.readString(file.path());
            assertTrue(text.startsWith("\ufeff编号,日期,"), text.substring(0, 40));
            long sum = sum(text, AMOUNT);
            assertEquals(sum, sum(text, AMOUNT + 1), "what it opened with and each entry is what it closed with");
            JsonNode account =
                    api.get("merchant", "m-1", "/merchants/m-1/accounts/CNY").expectSuccess();
            assertEquals(
                    account.path("balanceMinor").asLong()
                            + account.path("depositMinor").asLong()
                            - account.path("receivableMinor").asLong(),
                    sum);
        }
    }

    private static long sum(String csv, int column) {
        return csv.lines()
                .skip(1)
                .map(line -> line.split(",", -1)[column])
                .filter(cell -> !cell.isEmpty())
                .mapToLong(cell -> Math.round(Double.parseDouble(cell) * 100))
                .sum();
    }

    @Order(1)
    @Test
    void theStatementAsJsonHasTheMonthAndItsLines() throws Exception {
        try (Console console = console()) {
            console.signIn("merchant:m-1");
            console.view("#/account");
            Download file = console.page.waitForDownload(
                    () -> console.page.locator(".title button").nth(1).click());
            JsonNode read = new ObjectMapper().readTree(file.path().toFile());
            assertEquals("2027-01", read.path("month").asText());
            assertEquals(read.path("postings").asInt(), read.path("items").size());
        }
    }

    @Order(3)
    @Test
    void anExemptionWaitsForASecondOperator() {
        String where = "/cases/left-debit~1~stockout";
        try (Console console = console()) {
            console.signIn("operator:anna");
            console.view("#/case/left-debit~1~stockout");
            console.page
                    .locator("details summary", new Page.LocatorOptions().setHasText("Exempt"))
                    .click();
            console.page.locator("input[name=reportedAt]").fill("2027-01-11T09:00");
            console.page.locator("textarea[name=evidence]").fill("file 7");
            console.page
                    .locator("button.grave", new Page.LocatorOptions().setHasText("Exempt"))
                    .click();
            console.page.locator("text=Another operator must confirm").waitFor();
            assertFalse(api.get("operator", "anna", where).expectSuccess().has("exemption"));
            console.view("#/proposals");
            assertEquals(0, console.page.locator("button.first").count());
            assertEquals(List.of(), console.wrong());
        }
        try (Console console = console(new Circumstances("zh-CN", Circumstances.PHONE, ColorScheme.DARK))) {
            console.signIn("operator:bert");
            console.view("#/proposals");
            assertEquals(List.of(), console.wrong());
            console.page.locator("button.first").click();
            console.page.locator("text=没有待复核事项").waitFor();
            assertTrue(api.get("operator", "bert", where).expectSuccess().has("exemption"));
        }
    }

    @Order(2)
    @Test
    void aBuyerWaitsAndThenTakesTheMoney() {
        try (Console console = console(new Circumstances("en", Circumstances.PHONE, ColorScheme.LIGHT))) {
            console.open(links.buyer());
            choose(console, "wait");
            console.page.locator("text=You chose to wait").waitFor();
            assertEquals("wait", chosen());
            api.put(
                            "merchant",
                            "m-1",
                            "/merchants/m-1/stock/teapot/restocks/r-open/new-date",
                            Map.of("arrivesOn", "2027-01-25"))
                    .expectSuccess();
            platform.advance(Duration.ofMinutes(6));
            console.page.reload();
            console.settle();
            choose(console, "refund");
            console.page.locator("text=You chose the refund").waitFor();
            assertEquals("refund", chosen());
            assertEquals(List.of(), console.wrong());
        }
    }

    private static void choose(Console console, String choice) {
        String text = choice.equals("wait") ? "Wait for the goods" : "Money back now";
        console.page
                .locator("label.option", new Page.LocatorOptions().setHasText(text))
                .click();
        console.page.locator("form button.first").first().click();
    }

    private static String chosen() {
        return api.get("buyer", "buyer-of-left-choice", "/cases/left-choice~1~stockout")
                .expectSuccess()
                .at("/refunds/0/choice/choice")
                .asText();
    }

    @Order(2)
    @Test
    void aSupplierGivesADateAndTakesItBack() {
        try (Console console = console(new Circumstances("en", Circumstances.PHONE, ColorScheme.LIGHT))) {
            console.open(links.supplier());
            console.page.locator("input[name=units]").fill("30");
            console.page.locator("input[name=arrivesOn]").fill("2027-01-20");
            console.page.locator("form button.first").click();
            console.page.locator("text=Thank you").waitFor();
            assertEquals("expected", restock().path("state").asText());
            assertEquals(30, restock().at("/reply/units").asInt());
            console.page.locator("button.grave").click();
            console.page.locator("text=You declined").waitFor();
            assertEquals("declined", restock().path("state").asText());
            assertEquals(List.of(), console.wrong());
        }
    }

    private static JsonNode restock() {
        return api.get("merchant", "m-1", "/merchants/m-1/stock/mug/restocks")
                .expectSuccess()
                .at("/items/0");
    }

    @Order(2)
    @Test
    void aMerchantFindsOutWhyItWasDebitedAndAppeals() {
        try (Console console = console()) {
            console.signIn("merchant:m-1");
            console.page
                    .locator("nav.nav a", new Page.LocatorOptions().setHasText("Account"))
                    .click();
            console.settle();
            Locator debit = console.page.locator("tr", new Page.LocatorOptions().setHasText("left-debit"));
            debit.locator("summary").click();
            assertTrue(debit.locator("ol.steps").innerText().contains("5.00"));
            debit.locator("text=Details and appeal").click();
            console.settle();
            Locator form = console.page
                    .locator("form")
                    .filter(new Locator.FilterOptions().setHas(console.page.locator("textarea[name=proof]")));
            form.locator("textarea[name=reason]").fill(HOSTILE);
            form.locator("textarea[name=proof]").fill("The carrier's notice");
            form.locator("button").click();
            console.page.locator("text=Your appeal is being looked at").waitFor();
            assertEquals(
                    "open",
                    api.get("merchant", "m-1", "/cases/left-debit~1~stockout/appeal")
                            .expectSuccess()
                            .path("state")
                            .asText());
            assertEquals(List.of(), console.wrong());
        }
    }

    @Order(3)
    @Test
    void textsWithMarkupStayTexts() {
        for (int width : new int[] {Circumstances.PHONE, 1280}) {
            try (Console console = console(new Circumstances("en", width, ColorScheme.LIGHT))) {
                console.signIn("operator");
                console.view("#/desk?list=appeals");
                assertTrue(console.page.locator("main").innerText().contains("<img src=x onerror="));
                assertEquals(0, console.page.locator("main img, main script").count());
                assertFalse(console.page.title().contains("owned"));
                assertEquals(List.of(), console.wrong());
            }
        }
    }

    /** What the API lets through is shorter, so the answer on its way to the page gets the words. */
    @Order(3)
    @ParameterizedTest
    @MethodSource("all")
    void wordsOfTenKilobytesAndTextThatTurnsAroundBreakNoView(Circumstances circumstances) {
        String words = "w".repeat(10_000) + " \u202eturned\u202c שלום עולם مرحبا 👩‍👩‍👧‍👦 <b>bold</b>";
        try (Console console = console(circumstances)) {
            console.signIn("operator");
            console.page.route(platform.baseUri() + "/claims*", route -> {
                if (!route.request().method().equals("GET")) {
                    route.resume();
                    return;
                }
                var answer = route.fetch();
                String body = answer.text().replaceAll("\"text\":\"[^\"]*\"", "\"text\":\"" + words + "\"");
                route.fulfill(new Route.FulfillOptions().setResponse(answer).setBody(body));
            });
            console.view("#/desk");
            assertTrue(console.page.locator("main").innerText().contains("w".repeat(10_000)));
            assertTrue(console.page.locator("main").innerText().contains("<b>bold</b>"));
            assertEquals(0, console.page.locator("main b").count());
            assertEquals(List.of(), console.wrong());
        }
    }

    @Order(3)
    @Test
    void anOperatorComparesAndPublishesAVersion() {
        try (Console console = console()) {
            console.signIn("operator:anna");
            console.view("#/policies/pdd-stockout/2?tab=publish");
            Locator text = console.page.locator("textarea[name=text]");
            text.fill(text.inputValue().replace("\"units\": 200", "\"units\": 300"));
            console.page.locator("input[name=openedAt]").fill("2026-01-01T00:00");
            console.page.locator("input[name=closedAt]").fill("2026-01-08T00:00");
            console.page.locator("input[name=where]").fill("https://shop.example/drafts/3");
            console.page.locator("form button").first().click();
            console.settle();
            assertTrue(console.page.locator("table").innerText().contains("brake.units"));
            console.page.locator(".more button").click();
            console.page.locator("text=Another operator must confirm").waitFor();
            assertEquals(List.of(), console.wrong());
        }
        try (Console console = console()) {
            console.signIn("operator:bert");
            console.view("#/proposals");
            console.page.locator("button.first").click();
            console.page.locator("text=Nothing waits").waitFor();
        }
        assertEquals(
                300,
                api.get("operator", "bert", "/policies/pdd-stockout/versions/3")
                        .expectSuccess()
                        .at("/brake/units")
                        .asInt());
    }

    @Order(3)
    @Test
    void anOperatorDecidesAnAppeal() {
        try (Console console = console()) {
            console.signIn("operator");
            console.view("#/desk?list=appeals");
            Locator row = console.page.locator("tr", new Page.LocatorOptions().setHasText("left-appeal"));
            row.locator("button").click();
            row.locator("textarea").fill("The carrier confirms it.");
            row.locator("button.first").click();
            row.waitFor(new Locator.WaitForOptions()
                    .setState(com.microsoft.playwright.options.WaitForSelectorState.DETACHED));
            assertEquals(
                    "granted",
                    api.get("merchant", "m-1", "/cases/left-appeal~1~stockout/appeal")
                            .expectSuccess()
                            .path("state")
                            .asText());
        }
    }

    @Order(3)
    @Test
    void anOperatorFindsTheRefundThatCameBackAndSeesItPaid() {
        try (Console console = console()) {
            console.signIn("operator");
            console.view("#/refunds?list=returned");
            console.page
                    .locator("td a", new Page.LocatorOptions().setHasText("left-returned"))
                    .click();
            console.settle();
            assertTrue(console.page.locator("main").innerText().contains("account closed"));
            platform.advance(Duration.ofMinutes(61));
            platform.advance(Duration.ofMinutes(1));
            platform.awaitQuietStreams();
            console.page.reload();
            console.settle();
            assertTrue(console.page.locator(".figures").innerText().contains("Paid"));
            assertEquals(
                    "refunded",
                    api.get("operator", "anna", "/refunds/left-returned~1~stockout~1-1")
                            .expectSuccess()
                            .path("state")
                            .asText());
        }
    }

    @Order(3)
    @Test
    void aBillIsAuditedByHandingItIn() {
        try (Console console = console()) {
            console.signIn("merchant:m-1");
            console.view("#/bill");
            String bill = "nonsense\n1\n";
            console.page
                    .locator("input[type=file]")
                    .setInputFiles(new FilePayload("bill.csv", "text/csv", bill.getBytes(StandardCharsets.UTF_8)));
            console.page.locator("main .figures, main [role=alert]").first().waitFor();
        }
    }

    @Order(4)
    @Test
    void aDeveloperMovesTheClockAndRunsASchedule() {
        try (Console console = console()) {
            console.signIn("operator");
            console.view("#/developer");
            Instant before = platform.clock().now();
            console.page
                    .locator("button", new Page.LocatorOptions().setHasText("1 hour"))
                    .click();
            console.page
                    .locator("[role=status]", new Page.LocatorOptions().setHasText("SweepRefunds"))
                    .waitFor();
            assertEquals(before.plus(Duration.ofHours(1)), platform.clock().now());
            assertEquals(List.of(), console.wrong());
        }
    }

    @Order(4)
    @Test
    void whoSignsOutLeavesNoTokenBehind() {
        try (Console console = console()) {
            console.signIn("merchant:m-1");
            assertTrue((boolean) console.page.evaluate(
                    "() => sessionStorage.length === 1 && localStorage.length === 0 && document.cookie === ''"));
            console.page.locator("text=Sign out").click();
            console.page.locator("text=I am a merchant").waitFor();
            assertTrue((boolean) console.page.evaluate("() => sessionStorage.length === 0"));
        }
    }

    @Order(4)
    @Test
    void aPlatformThatCannotBeReachedIsSaidSoAndCanBeTriedAgain() {
        try (Console console = console()) {
            console.signIn("merchant:m-1");
            console.page.route(platform.baseUri() + "/**", route -> route.abort());
            console.page
                    .locator("nav.nav a", new Page.LocatorOptions().setHasText("Cases"))
                    .click();
            console.page.locator("text=No connection").waitFor();
            console.page.unroute(platform.baseUri() + "/**");
            console.page.locator("[role=alert] button").click();
            console.page.locator("table").waitFor();
        }
    }
}
