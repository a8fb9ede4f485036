package dev.makegood.functions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.makegood.functions.http.Call;
import dev.makegood.functions.http.Role;
import dev.makegood.functions.refunds.CompareRefundsFunction;
import dev.makegood.guard.Mangled;
import dev.makegood.payment.Providers;
import dev.makegood.payment.alipay.AlipayRefundBills;
import dev.makegood.payment.stripe.StripeRefundList;
import dev.makegood.payment.wechatpay.WechatPayRefundBills;
import dev.makegood.secret.Secret;
import dev.makegood.shop.MovableClock;
import dev.makegood.shop.ScriptedGateway;
import dev.makegood.shop.Shop;
import dev.makegood.storage.Database;
import dev.makegood.storage.memory.MemoryDatabase;
import dev.makegood.storage.memory.MemoryScanner;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.regex.Matcher;
import org.junit.jupiter.api.Test;

/** Verifies that the logs of functions name no buyer, repeat no text of a caller, and have no token or key. */
class LogsTest {
    private static final List<String> UNSAID = List.of(
            Stranger.BUYER,
            "buyer-2",
            Apis.WEBHOOK_KEY,
            Apis.STRIPE_WEBHOOK_SECRET,
            "that only tests know",
            "someone@example.com",
            "Ms Somebody",
            "Bearer",
            LinkForgery.token(LinkForgery.CASE).substring(0, 12),
            LinkForgery.token(LinkForgery.RESTOCK).substring(0, 12),
            "Nothing came",
            "Which card",
            "makegood/",
            "the kiln broke",
            "They do not ship",
            "Kiln and Sons",
            "in time",
            "receipt",
            "called",
            "file 7",
            "two cups broke",
            "c.png",
            "{\"buyerId\"",
            "v1=");

    /** Records log records as the console of a function does, with all that an exception says. */
    private static final class Notes extends Handler {
        private final JsonLines lines = new JsonLines();
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private final PrintStream stream = new PrintStream(bytes, true, StandardCharsets.UTF_8);

        @Override
        public void publish(LogRecord record) {
            stream.print(lines.format(record));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}

        String text() {
            return bytes.toString(StandardCharsets.UTF_8);
        }
    }

    @Test
    void nameNobodyAndRepeatNothing() {
        var notes = new Notes();
        notes.setLevel(Level.ALL);
        Logger root = Logger.getLogger("");
        PrintStream out = System.out;
        root.addHandler(notes);
        System.setOut(notes.stream);
        try {
            Doors.ALL.values().forEach(LogsTest::calls);
            linksOpen();
            shopsCall();
            filesAreImported();
            passes();
            listsAreRead();
        } finally {
            System.setOut(out);
            root.removeHandler(notes);
        }
        String text = notes.text();
        assertTrue(text.contains("PUT /orders/{orderId} failed"), "a fault is logged");
        assertTrue(text.contains("was not taken by shopify-orders: value orderPaidMinor"), "so is a shop's message");
        assertTrue(text.contains("not delivered"), "so is a notice that is not delivered");
        assertTrue(text.contains("the list of wechatpay cannot be read"), "so is a provider's list");
        assertTrue(text.contains("CloudWatchMetrics"), "and metrics");
        text.lines().forEach(line -> assertTrue(Call.json(line).isObject(), line));
        assertEquals(
                List.of(),
                text.lines()
                        .filter(line -> UNSAID.stream().anyMatch(line::contains))
                        .distinct()
                        .toList());
    }

    /** Calls a door as its owner, with a broken request, and with tables that fail now and then. */
    private static void calls(Door door) {
        for (Role role : DocumentedRoles.ROUTES.get(door.route())) {
            var memory = new MemoryDatabase();
            var apis = new SampleMarket(memory).apis;
            Doors.arrange(door.when(role), apis, memory, new MemoryScanner(memory, 7));
            String owner = Stranger.owner(role);
            for (int every = 1; every < 8; every++) {
                var failing = new Apis(FailingDatabase.every(every, memory), Clock.fixed(Shop.START, ZoneOffset.UTC));
                failing.answer(door.call(Mangled.json(door.body(), every)).as(role, owner));
                failing.answer(door.call().as(role, owner));
                sendToQueue(failing, door, Mangled.json(door.body(), every));
                sendToQueue(failing, door, door.body());
            }
            apis.answer(door.call().as(role, owner));
        }
    }

    /** Calls with links, good and broken ones, also with tables that fail now and then. */
    private static void linksOpen() {
        for (int every = 1; every < 8; every++) {
            var memory = new MemoryDatabase();
            var market = new SampleMarket(memory);
            Doors.arrange("choosing", market.apis, memory, new MemoryScanner(memory, 7));
            var failing = new Apis(FailingDatabase.every(every, memory), Clock.fixed(Shop.START, ZoneOffset.UTC));
            LinkForgery.calls().forEach(call -> {
                failing.answer(call);
                market.apis.answer(call);
            });
        }
    }

    /** Sends a door's call as a message, whether there is such a message or not. */
    private static void sendToQueue(Apis apis, Door door, String body) {
        String path = door.route().replaceFirst("^[A-Z]+ ", "");
        for (String value : door.path()) {
            path = path.replaceFirst("\\{[^}]+}", Matcher.quoteReplacement(value));
        }
        String message = "{\"path\":\"" + path + "\",\"body\":" + body + "}";
        apis.messages.run(Map.of("Records", List.of(Map.of("messageId", "m-1", "body", message))));
    }

    /** Sends a shop's message about a person, also with wrong values and with tables that fail now and then. */
    private static void shopsCall() {
        String order = ShopForgery.ORDER.replace(
                "\"id\": 77", "\"id\": 77, \"Ms Somebody\": 1, \"email\": \"someone@example.com\"");
        List<String> bodies = List.of(
                order,
                order.replace("10.00", "someone@example.com"),
                order.replace("10.00", "9.00"),
                order.replace("CNY", "Ms Somebody"),
                order.replace("2026-03-02T04:00:00Z", "Ms Somebody"),
                order.replace("\"M1\"", "\"\u202eMs Somebody\""),
                order.substring(0, 150));
        for (int every = 1; every < 8; every++) {
            var memory = new MemoryDatabase();
            new SampleMarket(memory);
            var apis = new Apis(FailingDatabase.every(3 * every, memory), Clock.fixed(Shop.START, ZoneOffset.UTC));
            bodies.forEach(body -> {
                apis.answer(ShopForgery.signed("shopify", "orders/paid", body));
                String message = "{\"map\":\"shopify-orders\",\"body\":" + body + "}";
                apis.messages.run(Map.of("Records", List.of(Map.of("messageId", "m-1", "body", message))));
            });
        }
    }

    /** Imports a file about a person, with lines that are wrong and with tables that fail now and then. */
    private static void filesAreImported() {
        String header = "orderId,buyerId,currency,paidAt,lineId,merchantId,sku,quantity,paid,promisedShipAt\n";
        String line = "O7,Ms Somebody,CNY,2026-03-02T03:00:00Z,1,M1,A,1,9.00,2026-03-04T04:00:00Z\n";
        List<String> files = List.of(
                header + line + line.replace("O7", "O8").replace("9.00", "someone@example.com"),
                header + line.replace("A,1", "Ms Somebody,0"),
                line + line);
        for (int every = 1; every < 8; every++) {
            for (String file : files) {
                var memory = new MemoryDatabase();
                var clock = Clock.fixed(Shop.START, ZoneOffset.UTC);
                byte[] bytes = file.getBytes(StandardCharsets.UTF_8);
                String id = ImportsContract.upload(new Apis(memory, clock), "orders", bytes, false);
                var failing = new Apis(FailingDatabase.every(9 * every, memory), clock);
                failing.uploads.files.put(id, bytes);
                failing.importFiles.run(Map.of("type", "import-files", "version", 1));
            }
        }
    }

    private static void passes() {
        var memory = new MemoryDatabase();
        new SampleMarket(memory);
        var clock = new MovableClock(Shop.START);
        var gateway = new ScriptedGateway();
        gateway.next(ScriptedGateway.Next.TIME_OUT, ScriptedGateway.Next.DECLINE);
        for (int every = 1; every < 9; every++) {
            Database database = every == 8 ? memory : FailingDatabase.every(every * 3, memory);
            var passes = new Passes(
                    database,
                    gateway,
                    message -> {
                        throw new IllegalStateException("nobody is there");
                    },
                    clock);
            for (Runnable pass : List.<Runnable>of(passes::detect, passes::sweep, passes::issue, passes::deliver)) {
                try {
                    pass.run();
                } catch (IllegalStateException away) {
                    // Lambda would continue with the next run.
                }
            }
        }
    }

    /** Reads the lists of providers that do not answer, or whose secrets are unusable. */
    private static void listsAreRead() {
        URI nobody = URI.create("http://127.0.0.1:1");
        Secret secret = Secret.fixed("a provider's secret that only tests know");
        var clock = Clock.fixed(Shop.START, ZoneOffset.UTC);
        var listing = new ListWiring.Listing(List.of(
                new StripeRefundList(nobody, secret),
                new WechatPayRefundBills(nobody, secret, secret, clock),
                new AlipayRefundBills(nobody, secret, secret, clock)));
        var function = new CompareRefundsFunction(
                new WithinRights("CompareRefunds", new MemoryDatabase()), Providers.of("http"), listing, clock);
        var event = Map.<String, Object>of("type", "compare-refunds", "version", 1);
        String unread = assertThrows(IllegalStateException.class, () -> function.run(event))
                .getMessage();
        assertEquals("not compared: [stripe, wechatpay, alipay]", unread);
    }
}
