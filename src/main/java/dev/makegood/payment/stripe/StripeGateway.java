package dev.makegood.payment.stripe;

import dev.makegood.input.Percent;
import dev.makegood.payment.GatewayHttp;
import dev.makegood.payment.GatewayJson;
import dev.makegood.payment.GatewayOutcome;
import dev.makegood.payment.GatewayOutcome.Forbidden;
import dev.makegood.payment.GatewayOutcome.NotFound;
import dev.makegood.payment.GatewayOutcome.Unknown;
import dev.makegood.payment.GatewayTerms;
import dev.makegood.payment.OrderPayment;
import dev.makegood.payment.Pace;
import dev.makegood.payment.PaymentGateway;
import dev.makegood.payment.ProviderLimits;
import dev.makegood.payment.RefundRequest;
import dev.makegood.secret.Secret;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Refunds payments that Stripe took. Is safe for several threads.
 * <p>Stripe may forget an idempotency key after 24 hours, so every refund carries its number in the metadata, and before
 * each sending all refunds of the payment are listed: one with the number is never sent again. Within those hours the
 * key keeps a request that is still on its way from being carried out beside a second one. Later, the list does, since
 * after a sending without an answer the next list is read at least a minute later: {@code RecordOutcome} waits that
 * long after an unknown outcome, and a claim outlives the worker that held it by as much. The remaining risk is a
 * request that Stripe carries out after its key was forgotten and that the list did not show; then there are two
 * refunds with one number, which {@link #find} reports as unknown until a person looks.
 */
public final class StripeGateway implements PaymentGateway {

    /** The version of Stripe's API, which says how answers look. */
    public static final String VERSION = "2025-04-30.basil";

    /** The time for each list: asking, listing and sending fit into the ten seconds that the sweep reckons with. */
    private static final Duration LIST_TIMEOUT = Duration.ofSeconds(3);

    private static final Duration SEND_TIMEOUT = Duration.ofSeconds(4);

    /** The most bytes of an answer; a list of 100 refunds has about 200 KB. */
    private static final int LONGEST_ANSWER = 1024 * 1024;

    /**
     * Holds what Stripe states. More refunds of a payment than {@link StripeList} reads are left to a person. Stripe takes 25
     * requests per second with a test key and 100 with a live one, of which the platform needs some itself.
     */
    private static final ProviderLimits LIMITS = new ProviderLimits(
            Pattern.compile("[\\x20-\\x7E]{1,255}"),
            Optional.empty(),
            OptionalInt.of(StripeList.MOST_REFUNDS),
            OptionalInt.of(25),
            Optional.of(Duration.ofHours(24)),
            false);

    /** Banks may take weeks to refuse a refund. */
    private static final GatewayTerms TERMS = new GatewayTerms(Duration.ofDays(30), false, Duration.ZERO, LIMITS);

    static final int OK = 200;

    private final StripeList list;
    private final GatewayHttp sending;

    /**
     * Creates the gateway.
     *
     * @param base Stripe's address, or that of a stand-in
     * @param key the secret whose current value is a secret or restricted key that may read and write refunds
     */
    public StripeGateway(URI base, Secret key) {
        this(base, key, LIST_TIMEOUT, SEND_TIMEOUT);
    }

    StripeGateway(URI base, Secret key, Duration listTimeout, Duration sendTimeout) {
        var pace = new Pace(LIMITS.perSecond());
        list = new StripeList(
                new GatewayHttp(base, key, LONGEST_ANSWER, GatewayHttp.CONNECT_TIMEOUT, listTimeout, pace));
        sending = new GatewayHttp(base, key, LONGEST_ANSWER, GatewayHttp.CONNECT_TIMEOUT, sendTimeout, pace);
    }

    @Override
    public GatewayTerms terms(Optional<OrderPayment> payment) {
        return TERMS;
    }

    @Override
    public GatewayOutcome refund(RefundRequest request) {
        Optional<StripeCharge> paid = StripeCharge.of(request);
        if (paid.isEmpty()) {
            return new Forbidden("the order names no payment of Stripe (pi_, ch_ or py_, and acct_ for the merchant)");
        }
        Optional<Long> amount = StripeAmount.of(request.amount());
        if (amount.isEmpty()) {
            return new Forbidden("Stripe takes no amount like " + request.amount());
        }
        return switch (find(request)) {
            case NotFound _ -> send(request, paid.get(), amount.get());
            case GatewayOutcome known -> known;
        };
    }

    /** Looks through all refunds of the payment. A payment that is not Stripe's has none. */
    @Override
    public GatewayOutcome find(RefundRequest request) {
        return StripeCharge.of(request).map(paid -> list.find(request, paid)).orElseGet(NotFound::new);
    }

    private GatewayOutcome send(RefundRequest request, StripeCharge paid, long amount) {
        HttpRequest.Builder post = paid.request(sending, "")
                .header("Idempotency-Key", request.number())
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form(request, paid, amount)));
        return sending.call(
                post,
                answer -> answer.status() == OK
                        ? GatewayJson.object(answer.body())
                                .flatMap(StripeRefund::read)
                                .map(refund -> refund.outcome(request, paid))
                                .orElseGet(() -> new Unknown("Stripe's answer is no refund"))
                        : StripeError.toRefund(answer));
    }

    private static String form(RefundRequest request, StripeCharge paid, long amount) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put(paid.parameter(), paid.id());
        form.put("amount", Long.toString(amount));
        StripeRefund.metadata(request).forEach((name, value) -> form.put("metadata[" + name + "]", value));
        return form.entrySet().stream()
                .map(field -> Percent.encode(field.getKey()) + "=" + Percent.encode(field.getValue()))
                .collect(Collectors.joining("&"));
    }
}
