package dev.makegood.payment.alipay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.makegood.input.Percent;
import dev.makegood.payment.GatewayHttp;
import dev.makegood.payment.GatewayJson;
import dev.makegood.payment.GatewayOutcome;
import dev.makegood.payment.GatewayOutcome.Declined;
import dev.makegood.payment.GatewayOutcome.Done;
import dev.makegood.payment.GatewayOutcome.Forbidden;
import dev.makegood.payment.GatewayOutcome.NotFound;
import dev.makegood.payment.GatewayOutcome.NotNow;
import dev.makegood.payment.GatewayOutcome.Unknown;
import dev.makegood.payment.GatewayTerms;
import dev.makegood.payment.HttpSender;
import dev.makegood.payment.OrderPayment;
import dev.makegood.payment.Pace;
import dev.makegood.payment.PaymentGateway;
import dev.makegood.payment.ProviderLimits;
import dev.makegood.payment.RefundRequest;
import dev.makegood.secret.Secret;
import dev.makegood.secret.SecretUnavailable;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/**
 * Refunds payments that Alipay took. Is safe for several threads.
 * <p>Alipay never forgets our number ({@code out_request_no}): the same number sent again moves no more money, and can be
 * looked up. It pays at once, and says whether this very call moved money. A call that moved none, and a refusal, are
 * explained by a look-up.
 */
public final class AlipayGateway implements PaymentGateway {
    private static final String REFUND = "alipay.trade.refund";
    private static final String QUERY = "alipay.trade.fastpay.refund.query";

    /** The time for each look-up: sending and asking fit into the ten seconds that the sweep reckons with. */
    private static final Duration FIND_TIMEOUT = Duration.ofSeconds(3);

    private static final Duration SEND_TIMEOUT = Duration.ofSeconds(4);

    /** The most bytes of an answer, which has about 1,000, and more with many coupons. */
    private static final int LONGEST_ANSWER = 64 * 1024;

    /** Holds what Alipay states. How long a payment can be refunded is in the contract, and only Alipay's refusal tells. */
    private static final ProviderLimits LIMITS = new ProviderLimits(
            Pattern.compile("[0-9A-Za-z_-]{1,64}"),
            Optional.empty(),
            OptionalInt.empty(),
            OptionalInt.empty(),
            Optional.empty(),
            true);

    /** Alipay asks for three seconds between two refunds of one payment. */
    private static final GatewayTerms TERMS =
            new GatewayTerms(GatewayTerms.DEFAULT.pendsAtMost(), false, Duration.ofSeconds(3), LIMITS);

    private static final CurrencyUnit CURRENCY = CurrencyUnit.of("CNY");
    private static final Pattern YUAN = Pattern.compile("[0-9]{1,12}(\\.[0-9]{1,2})?");
    private static final Pattern TRADE = Pattern.compile("[0-9]{16,64}");
    private static final int OK = 200;
    private static final String SUCCESS = "10000";

    private final Secret app;
    private final Secret key;
    private final Clock clock;
    private final HttpSender finding;
    private final HttpSender sending;

    /**
     * Creates the gateway.
     *
     * @param address of Alipay's gateway, or of a stand-in
     * @param app the secret with our application: {@code {"appId", "privateKey"}}
     * @param key the secret with Alipay's public key, or its certificate
     */
    public AlipayGateway(URI address, Secret app, Secret key, Clock clock) {
        this(address, app, key, clock, FIND_TIMEOUT, SEND_TIMEOUT);
    }

    AlipayGateway(URI address, Secret app, Secret key, Clock clock, Duration findTimeout, Duration sendTimeout) {
        this.app = app;
        this.key = key;
        this.clock = clock;
        var pace = new Pace(LIMITS.perSecond());
        finding = new HttpSender(address, LONGEST_ANSWER, GatewayHttp.CONNECT_TIMEOUT, findTimeout, pace);
        sending = new HttpSender(address, LONGEST_ANSWER, GatewayHttp.CONNECT_TIMEOUT, sendTimeout, pace);
    }

    @Override
    public GatewayTerms terms(Optional<OrderPayment> payment) {
        return TERMS;
    }

    @Override
    public GatewayOutcome refund(RefundRequest request) {
        Optional<String> trade = trade(request);
        if (trade.isEmpty()) {
            return new Forbidden("the order names no payment of Alipay in CNY (its trade_no)");
        }
        GatewayOutcome sent = send(request, trade.get());
        if (!(sent instanceof Declined || sent instanceof NotFound)) {
            return sent;
        }
        return switch (find(request)) {
            case NotFound _ when sent instanceof NotFound -> new Unknown("Alipay moved nothing and has no refund");
            case NotFound _ -> sent;
            case GatewayOutcome found -> found;
        };
    }

    /** Asks by our number. A payment that is not Alipay's has no refund. */
    @Override
    public GatewayOutcome find(RefundRequest request) {
        return trade(request)
                .map(trade -> call(finding, QUERY, content(request, trade), answer -> found(answer, request, trade)))
                .orElseGet(NotFound::new);
    }

    /** Returns Alipay's own number of the payment; empty if the order did not say it. */
    private static Optional<String> trade(RefundRequest request) {
        return request.payment()
                .filter(payment -> payment.total().getCurrencyUnit().equals(CURRENCY)
                        && request.amount().getCurrencyUnit().equals(CURRENCY))
                .map(OrderPayment::reference)
                .filter(reference -> TRADE.matcher(reference).matches());
    }

    /** Sends the refund. "Not found" means that this call moved nothing, because of an earlier one or for no reason. */
    private GatewayOutcome send(RefundRequest request, String trade) {
        ObjectNode content = content(request, trade)
                .put("refund_amount", request.amount().getAmount().toPlainString());
        return call(sending, REFUND, content, answer -> {
            if (!answer.path("code").asText().equals(SUCCESS)) {
                return AlipayError.toRefund(answer);
            }
            if (!answer.path("trade_no").asText().equals(trade)) {
                return new Unknown("Alipay's answer is about another payment");
            }
            // The amount in this answer is that of all refunds of the payment.
            return answer.path("fund_change").asText().equals("Y") ? done(answer, request, trade) : new NotFound();
        });
    }

    private static ObjectNode content(RefundRequest request, String trade) {
        return JsonNodeFactory.instance.objectNode().put("trade_no", trade).put("out_request_no", request.number());
    }

    /** Returns the outcome of a look-up. If Alipay says nothing about the refund, there is none. */
    private static GatewayOutcome found(JsonNode answer, RefundRequest request, String trade) {
        if (!answer.path("code").asText().equals(SUCCESS)) {
            return AlipayError.toFind(answer);
        }
        if (answer.path("refund_status").isMissingNode()
                && answer.path("refund_amount").isMissingNode()) {
            return new NotFound();
        }
        if (!answer.path("trade_no").asText().equals(trade)
                || !answer.path("out_request_no").asText().equals(request.number())
                || !answer.path("refund_amount")
                        .asText()
                        .equals(request.amount().getAmount().toPlainString())) {
            return new Unknown("Alipay's answer is about another refund");
        }
        return answer.path("refund_status").asText().equals("REFUND_SUCCESS")
                ? done(answer, request, trade)
                : new Unknown("Alipay's answer has an unknown status");
    }

    /** Alipay names a refund by the payment and our number, and says what the buyer gets without Alipay's own coupons. */
    private static GatewayOutcome done(JsonNode answer, RefundRequest request, String trade) {
        Optional<Money> toBuyer = GatewayJson.text(answer, "present_refund_buyer_amount")
                .filter(amount -> YUAN.matcher(amount).matches())
                .map(amount -> Money.of(CURRENCY, new BigDecimal(amount)));
        return new Done(trade + ":" + request.number(), toBuyer);
    }

    /** Sends a signed request. If a secret cannot be read, nothing is sent and no attempt is counted. */
    private GatewayOutcome call(
            HttpSender sender, String method, ObjectNode content, Function<JsonNode, GatewayOutcome> reading) {
        HttpRequest request;
        try {
            request = sender.to("?" + AlipayApp.of(app).query(method, content.toString(), clock.instant()))
                    .header("Content-Type", "application/x-www-form-urlencoded;charset=utf-8")
                    .POST(BodyPublishers.ofString("biz_content=" + Percent.encode(content.toString())))
                    .build();
        } catch (SecretUnavailable | IllegalArgumentException unusable) {
            return new NotNow(Optional.empty(), unusable.getMessage());
        }
        return sender.send(request, answer -> {
            if (answer.statusCode() != OK) {
                return new Unknown("Alipay answered " + answer.statusCode());
            }
            try {
                return AlipayAnswer.of(method, answer.body(), key).map(reading).orElseGet(this::unbelieved);
            } catch (SecretUnavailable | IllegalArgumentException unusable) {
                return new Unknown(unusable.getMessage());
            }
        });
    }

    /** An answer without a signature may say that ours is wrong, since our key was changed. */
    private GatewayOutcome unbelieved() {
        app.acceptedLatest();
        return new Unknown("Alipay's answer is not signed by Alipay");
    }
}
