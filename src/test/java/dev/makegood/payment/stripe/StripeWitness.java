package dev.makegood.payment.stripe;

import static dev.makegood.shop.Shop.BUYER;
import static dev.makegood.shop.Shop.CNY;
import static dev.makegood.shop.Shop.START;
import static dev.makegood.shop.Shop.cny;
import static dev.makegood.shop.Shop.line;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.makegood.books.FetchStripeRefunds;
import dev.makegood.books.SqlAudits;
import dev.makegood.local.stripe.Localstripe;
import dev.makegood.order.PaidOrder;
import dev.makegood.payment.GatewayOutcome;
import dev.makegood.payment.GatewayOutcome.Done;
import dev.makegood.payment.GatewayOutcome.NotFound;
import dev.makegood.payment.GatewayOutcome.Unknown;
import dev.makegood.payment.OrderPayment;
import dev.makegood.payment.PaymentGateway;
import dev.makegood.payment.RefundRequest;
import dev.makegood.reconciliation.Reconciliation.Difference;
import dev.makegood.refund.sending.SweepRefunds;
import dev.makegood.secret.Secret;
import dev.makegood.shop.Shop;
import dev.makegood.storage.Scanner;
import dev.makegood.storage.memory.MemoryDatabase;
import dev.makegood.storage.memory.MemoryScanner;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.function.Supplier;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

/**
 * Tries the gateway on stand-ins for Stripe that others wrote, as {@code scripts/providers} starts them: localstripe,
 * which keeps books and ignores idempotency keys, so that it plays a Stripe that has forgotten each; and stripe-mock,
 * which checks each request against Stripe's own description of its API.
 */
public final class StripeWitness {
    private static final Duration PATIENT = Duration.ofSeconds(30);
    private static final int ORDERS = 60;

    private final Localstripe books;
    private final PaymentGateway stripe;
    private int passed;
    private int failed;

    private StripeWitness(URI base) {
        books = new Localstripe(base);
        stripe = new StripeGateway(base, Secret.fixed(Localstripe.KEY), PATIENT, PATIENT);
    }

    /** Runs {@code localstripe URL} or {@code stripe-mock URL}, and ends with "N passed, N failed". */
    public static void main(String[] arguments) throws Exception {
        var witness = new StripeWitness(URI.create(arguments[1]));
        switch (arguments[0]) {
            case "localstripe" -> witness.moves();
            case "stripe-mock" -> witness.shapes();
            default -> throw new IllegalArgumentException(arguments[0]);
        }
        System.out.println(witness.passed + " passed, " + witness.failed + " failed");
        System.exit(witness.failed == 0 ? 0 : 1);
    }

    private void check(String what, Object expected, Object actual) {
        if (expected.equals(actual)) {
            passed++;
        } else {
            failed++;
            System.out.println("FAILED  " + what + ": " + actual + ", not " + expected);
        }
    }

    private void moves() throws Exception {
        String card = books.card();
        String control = books.payment(card);
        for (int sent = 0; sent < 2; sent++) {
            books.call("/v1/refunds", "payment_intent=" + control + "&amount=100");
        }
        check("localstripe ignores keys", List.of(100L, 100L), books.refunded(control));

        var request = request("witness", books.payment(card), Optional.empty());
        check("a refund that is new", new NotFound(), stripe.find(request));
        var first = stripe.refund(request);
        check("a refund", true, first instanceof Done);
        check("the same again", first, stripe.refund(request));
        check("the same is found", first, stripe.find(request));
        check(
                "its payment's refunds",
                List.of(1_200L),
                books.refunded(request.payment().orElseThrow().reference()));
        sweeps(card);
        contract();
    }

    /** Runs the contract of every provider, with a proxy before localstripe. */
    private void contract() {
        System.setProperty(LocalstripeTest.ADDRESS, books.base().toString());
        var listener = new SummaryGeneratingListener();
        LauncherFactory.create()
                .execute(
                        LauncherDiscoveryRequestBuilder.request()
                                .selectors(DiscoverySelectors.selectClass(LocalstripeTest.class))
                                .build(),
                        listener);
        var summary = listener.getSummary();
        passed += (int) summary.getTestsSucceededCount();
        failed += (int) summary.getTestsFailedCount();
        summary.getFailures()
                .forEach(failure -> System.out.println(
                        "FAILED  " + failure.getTestIdentifier().getDisplayName() + ": " + failure.getException()));
    }

    /** Lets the real sweep pay orders while answers are lost and workers die, and reads localstripe's books. */
    private void sweeps(String card) throws Exception {
        var database = new MemoryDatabase();
        var scanner = new MemoryScanner(database, 50);
        var shop = new Shop(database, scanner);
        var payments = new ArrayList<String>();
        for (int order = 0; order < ORDERS; order++) {
            payments.add(books.payment(card));
            var paid = new OrderPayment("stripe", payments.getLast(), Optional.empty(), cny(10_000));
            shop.report(new PaidOrder(
                    "O" + order,
                    "pinduoduo",
                    BUYER,
                    CNY,
                    START,
                    List.of(line("1", "M1", "A" + order, 1, 1_000 + order)),
                    List.of(paid)));
            shop.admit("O" + order, "1", OptionalInt.empty());
        }
        var losing = new Losing(stripe, new Random(7));
        var sweep = new SweepRefunds(database, losing, shop.clock, (id, fault) -> {});
        int settled = 0;
        for (int pass = 0; pass < 600 && settled < ORDERS; pass++) {
            settled += sweep.runOnce(200).settled();
            shop.clock.advance(Duration.ofMinutes(2));
        }
        check("settled refunds", ORDERS, settled);
        for (int order = 0; order < ORDERS; order++) {
            check("refunds of order " + order, List.of(1_000L + order), books.refunded(payments.get(order)));
        }
        System.out.println(ORDERS + " refunds, " + losing.faults + " lost answers, time-outs and dead workers");
        compare(scanner, payments.getFirst());
    }

    /** Compares the list of localstripe with our refunds. It has one more, the first one here, and then a second with one number. */
    private void compare(Scanner rows, String payment) throws Exception {
        check(
                "refunds that only localstripe has",
                List.of("a refund of the provider is one of ours"),
                differences(rows));
        var first = books.refunds(payment).get(0);
        books.call(
                "/v1/refunds",
                "payment_intent=" + payment + "&amount=1000&metadata[number]="
                        + first.at("/metadata/number").asText());
        check(
                "a number that moved money twice",
                List.of("a refund of the provider is one of ours", "a number moves money once"),
                differences(rows));
    }

    private List<String> differences(Scanner rows) throws Exception {
        Path list = Files.createTempFile("stripe-", ".jsonl");
        Instant from = START.minus(Duration.ofDays(2));
        Instant now = Instant.now();
        try (var proxy = new StripeProxy(books.base());
                var out = new PrintStream(list.toFile(), UTF_8)) {
            new FetchStripeRefunds(proxy.uri(), Localstripe.KEY, Optional.empty()).write(from, now, out);
        }
        List<String> differences = SqlAudits.compare(rows, list, from, now).stream()
                .map(Difference::what)
                .toList();
        Files.delete(list);
        return differences;
    }

    /** Loses one call in two, before or after it was carried out, or ends the worker that made it. */
    private static final class Losing implements PaymentGateway {
        private final PaymentGateway gateway;
        private final Random random;
        private int faults;

        Losing(PaymentGateway gateway, Random random) {
            this.gateway = gateway;
            this.random = random;
        }

        @Override
        public GatewayOutcome refund(RefundRequest request) {
            return lossy(() -> gateway.refund(request));
        }

        @Override
        public GatewayOutcome find(RefundRequest request) {
            return lossy(() -> gateway.find(request));
        }

        private GatewayOutcome lossy(Supplier<GatewayOutcome> call) {
            int what = choose();
            if (what == 0) {
                return new Unknown("not sent");
            }
            if (what == 1) {
                throw new IllegalStateException("the worker died before");
            }
            GatewayOutcome outcome = call.get();
            if (what == 2) {
                throw new IllegalStateException("the worker died after");
            }
            return what == 3 ? new Unknown("the answer was lost") : outcome;
        }

        private synchronized int choose() {
            int what = random.nextInt(8);
            faults += what < 4 ? 1 : 0;
            return what;
        }
    }

    /** Its answers are fixtures: an answer about another refund says that the request was taken. */
    private void shapes() throws Exception {
        var taken = new Unknown("Stripe's answer is about another number");
        for (String payment : List.of("pi_1", "ch_1", "py_1")) {
            for (Optional<String> account : List.of(Optional.<String>empty(), Optional.of("acct_1"))) {
                var request = request("k".repeat(1_600), payment, account);
                check("the list of " + payment, new NotFound(), stripe.find(request));
                check("the refund of " + payment, taken, stripe.refund(request));
            }
        }
        var list = new FetchStripeRefunds(books.base(), Localstripe.KEY, Optional.of("acct_1"));
        check(
                "the list of all refunds of a time",
                true,
                list.write(START, Instant.now(), new PrintStream(OutputStream.nullOutputStream(), true, UTF_8)) > 0);
        check(
                "a parameter that Stripe does not know",
                400,
                books.post("/v1/refunds", "charge=ch_1&number=1").status());
    }

    private static RefundRequest request(String key, String payment, Optional<String> account) {
        return new RefundRequest(
                key, "O-1", cny(1_200), Optional.of(new OrderPayment("stripe", payment, account, cny(10_000))));
    }
}
