package dev.makegood.payment.toy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.makegood.payment.EventOrigin;
import dev.makegood.payment.GatewayEvent;
import dev.makegood.payment.GatewayHttp;
import dev.makegood.payment.GatewayJson;
import dev.makegood.payment.GatewayOutcome;
import dev.makegood.payment.GatewayTerms;
import dev.makegood.payment.OrderPayment;
import dev.makegood.payment.Pace;
import dev.makegood.payment.PaymentGateway;
import dev.makegood.payment.ProviderLimits;
import dev.makegood.payment.ProviderWebhook;
import dev.makegood.payment.RefundRequest;
import dev.makegood.payment.WebhookSignature;
import dev.makegood.secret.Secret;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/**
 * Speaks to a provider that nobody has, which shows what a provider takes. It knows a refund by our number: {@code PUT}
 * and {@code GET /refunds/{number}}, and describes it as {@code {key, payment, minor, currency, state}}. Its webhook sends the
 * same with an {@code id}.
 */
final class ToyProvider implements PaymentGateway, ProviderWebhook {
    private static final int OK = 200;
    private static final int NOT_FOUND = 404;
    private static final int TOO_MANY = 429;
    private static final int LONGEST_ANSWER = 4 * 1024;

    private static final ProviderLimits LIMITS = new ProviderLimits(
            Pattern.compile("[0-9a-z]{32}"),
            Optional.of(Duration.ofDays(180)),
            OptionalInt.empty(),
            OptionalInt.of(100),
            Optional.empty(),
            true);

    private final GatewayHttp http;
    private final WebhookSignature signature;

    ToyProvider(URI base, Secret token, Secret webhook, Duration limit) {
        http = new GatewayHttp(base, token, LONGEST_ANSWER, limit, limit, new Pace(LIMITS.perSecond()));
        signature = new WebhookSignature(webhook);
    }

    @Override
    public GatewayTerms terms(Optional<OrderPayment> payment) {
        return new GatewayTerms(Duration.ofDays(3), false, Duration.ZERO, LIMITS);
    }

    @Override
    public GatewayOutcome refund(RefundRequest request) {
        var body = JsonNodeFactory.instance
                .objectNode()
                .put("key", request.key())
                .put("payment", request.payment().orElseThrow().reference())
                .put("minor", request.amount().getAmountMinorLong())
                .put("currency", request.amount().getCurrencyUnit().getCode());
        return http.call(
                http.to("/refunds/" + request.number()).PUT(BodyPublishers.ofString(body.toString())),
                answer -> read(answer, request));
    }

    @Override
    public GatewayOutcome find(RefundRequest request) {
        return http.call(
                http.to("/refunds/" + request.number()).GET(),
                answer -> answer.status() == NOT_FOUND ? new GatewayOutcome.NotFound() : read(answer, request));
    }

    private static GatewayOutcome read(GatewayHttp.Answer answer, RefundRequest request) {
        if (answer.status() == TOO_MANY) {
            return new GatewayOutcome.NotNow(answer.retryAfter(), "too many requests");
        }
        Optional<JsonNode> refund = GatewayJson.object(answer.body()).filter(_ -> answer.status() == OK);
        if (refund.isEmpty()) {
            return new GatewayOutcome.Unknown("the toy answered " + answer.status());
        }
        boolean asked = Optional.of(request.key()).equals(GatewayJson.text(refund.get(), "key"))
                && request.payment().map(OrderPayment::reference).equals(GatewayJson.text(refund.get(), "payment"))
                && Optional.of(request.amount()).equals(amount(refund.get()));
        return asked ? outcome(refund.get()) : new GatewayOutcome.Unknown("the answer is about another refund");
    }

    private static Optional<Money> amount(JsonNode refund) {
        JsonNode minor = refund.path("minor");
        return CurrencyUnit.registeredCurrencies().stream()
                .filter(unit -> unit.getCode().equals(refund.path("currency").textValue()))
                .filter(_ -> minor.isIntegralNumber() && minor.canConvertToLong())
                .map(unit -> Money.ofMinor(unit, minor.longValue()))
                .findFirst();
    }

    private static GatewayOutcome outcome(JsonNode refund) {
        String state = refund.path("state").asText();
        return switch (state) {
            case "paid" -> new GatewayOutcome.Done("toy");
            case "underway" -> new GatewayOutcome.Pending("toy");
            case "refused" -> new GatewayOutcome.Declined("the toy refused");
            case "empty" -> new GatewayOutcome.NoBalance("the toy is empty");
            case "back" -> new GatewayOutcome.Returned("the toy got it back");
            default -> new GatewayOutcome.Unknown("the toy has an unknown state");
        };
    }

    @Override
    public Read read(Call call, Instant now) {
        String header = call.headers().apply("toy-signature").orElse(null);
        return switch (signature.verify(header, call.body(), now)) {
            case WebhookSignature.Verdict.Refused refused -> new Read.Unsigned(refused.reason());
            case WebhookSignature.Verdict.Accepted _ ->
                GatewayJson.object(call.body())
                        .flatMap(ToyProvider::event)
                        .<Read>map(Read.Event::new)
                        .orElseGet(() -> new Read.Malformed("", "must be a refund"));
        };
    }

    private static Optional<GatewayEvent> event(JsonNode refund) {
        return GatewayJson.text(refund, "id")
                .flatMap(id -> GatewayJson.text(refund, "key")
                        .flatMap(key -> amount(refund)
                                .map(amount -> new GatewayEvent(
                                        id, key, "toy", amount, outcome(refund), EventOrigin.of("toy")))));
    }
}
