package dev.makegood.payment.wechatpay;

import dev.makegood.payment.GatewayHttp;
import dev.makegood.payment.GatewayJson;
import dev.makegood.payment.GatewayOutcome;
import dev.makegood.payment.GatewayOutcome.Declined;
import dev.makegood.payment.GatewayOutcome.Forbidden;
import dev.makegood.payment.GatewayOutcome.NotFound;
import dev.makegood.payment.GatewayOutcome.Unknown;
import dev.makegood.payment.GatewayTerms;
import dev.makegood.payment.HttpSender;
import dev.makegood.payment.OrderPayment;
import dev.makegood.payment.Pace;
import dev.makegood.payment.PaymentGateway;
import dev.makegood.payment.ProviderLimits;
import dev.makegood.payment.RefundRequest;
import dev.makegood.secret.Secret;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/**
 * Refunds payments that WeChat Pay took, by its API v3. Is safe for several threads.
 * <p>WeChat Pay never forgets our number ({@code out_refund_no}): the same number sent again moves no more money, and can
 * be looked up. So a refund is sent without a look-up, but a refusal is believed only if there is no refund with the
 * number, as WeChat Pay asks for.
 */
public final class WechatPayGateway implements PaymentGateway {

    /** The time for each look-up: sending and asking fit into the ten seconds that the sweep reckons with. */
    static final Duration FIND_TIMEOUT = Duration.ofSeconds(3);

    static final Duration SEND_TIMEOUT = Duration.ofSeconds(4);

    /** The most bytes of an answer, which has about 1,000, and more with many coupons. */
    static final int LONGEST_ANSWER = 64 * 1024;

    /** Holds what WeChat Pay states. Of requests with errors it takes far fewer in a second, which no count here knows. */
    static final ProviderLimits LIMITS = new ProviderLimits(
            Pattern.compile("[0-9A-Za-z_|*@-]{1,64}"),
            Optional.of(Duration.ofDays(365)),
            OptionalInt.of(50),
            OptionalInt.of(150),
            Optional.empty(),
            true);

    /** WeChat Pay takes one refund of a payment a minute. */
    private static final GatewayTerms TERMS =
            new GatewayTerms(GatewayTerms.DEFAULT.pendsAtMost(), false, Duration.ofMinutes(1), LIMITS);

    static final int OK = 200;

    private final WechatPayOptions options;
    private final WechatPayCalls calls;
    private final HttpSender finding;
    private final HttpSender sending;

    /**
     * Creates the gateway.
     *
     * @param base WeChat Pay's address, or that of a stand-in
     * @param merchant the secret with our account: {@code {"mchid", "serial", "privateKey"}}
     * @param keys the secret with WeChat Pay's own keys: {@code {"<serial>": "<PEM>", ...}}
     */
    public WechatPayGateway(URI base, WechatPayOptions options, Secret merchant, Secret keys, Clock clock) {
        this(base, options, merchant, keys, clock, FIND_TIMEOUT, SEND_TIMEOUT);
    }

    WechatPayGateway(
            URI base,
            WechatPayOptions options,
            Secret merchant,
            Secret keys,
            Clock clock,
            Duration findTimeout,
            Duration sendTimeout) {
        this.options = options;
        calls = new WechatPayCalls(merchant, keys, clock);
        var pace = new Pace(LIMITS.perSecond());
        finding = new HttpSender(base, LONGEST_ANSWER, GatewayHttp.CONNECT_TIMEOUT, findTimeout, pace);
        sending = new HttpSender(base, LONGEST_ANSWER, GatewayHttp.CONNECT_TIMEOUT, sendTimeout, pace);
    }

    @Override
    public GatewayTerms terms(Optional<OrderPayment> payment) {
        return TERMS;
    }

    @Override
    public GatewayOutcome refund(RefundRequest request) {
        Optional<WechatPayPayment> paid = WechatPayPayment.of(request);
        if (paid.isEmpty()) {
            return new Forbidden(
                    "the order names no payment of WeChat Pay in CNY (its transaction_id, sub_mchid and total)");
        }
        return switch (send(request, paid.get())) {
            case Declined declined ->
                find(request) instanceof GatewayOutcome found && !(found instanceof NotFound) ? found : declined;
            case GatewayOutcome other -> other;
        };
    }

    /** Asks by our number. A payment that is not WeChat Pay's has no refund. */
    @Override
    public GatewayOutcome find(RefundRequest request) {
        return WechatPayPayment.of(request)
                .map(paid -> calls.call(
                        finding,
                        "GET",
                        paid.refund(request.number(), options),
                        "",
                        answer -> answer.statusCode() == OK
                                ? refund(answer, request, paid)
                                : WechatPayError.toFind(answer)))
                .orElseGet(NotFound::new);
    }

    private GatewayOutcome send(RefundRequest request, WechatPayPayment paid) {
        return calls.call(
                sending,
                "POST",
                paid.refunds(options),
                paid.body(request, options).toString(),
                answer -> answer.statusCode() == OK ? refund(answer, request, paid) : WechatPayError.toRefund(answer));
    }

    private GatewayOutcome refund(HttpResponse<byte[]> answer, RefundRequest request, WechatPayPayment paid) {
        return GatewayJson.object(answer.body())
                .flatMap(WechatPayRefund::read)
                .map(refund -> refund.outcome(request, paid, options))
                .orElseGet(() -> new Unknown("WeChat Pay's answer is no refund"));
    }
}
