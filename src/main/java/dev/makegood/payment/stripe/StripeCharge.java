package dev.makegood.payment.stripe;

import dev.makegood.payment.GatewayHttp;
import dev.makegood.payment.OrderPayment;
import dev.makegood.payment.RefundRequest;
import java.net.http.HttpRequest;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Names the payment of a refund as Stripe's parameters do.
 *
 * @param parameter {@code payment_intent} or {@code charge}
 * @param id Stripe's id of the payment
 * @param account the connected account that was paid; absent if the platform itself was
 */
record StripeCharge(String parameter, String id, Optional<String> account) {
    private static final Pattern INTENT = Pattern.compile("pi_[A-Za-z0-9_]+");
    private static final Pattern CHARGE = Pattern.compile("(ch|py)_[A-Za-z0-9_]+");
    private static final Pattern ACCOUNT = Pattern.compile("acct_[A-Za-z0-9]+");

    /** Returns the payment; empty if the order did not say how it was paid, or not in Stripe's terms. */
    static Optional<StripeCharge> of(RefundRequest request) {
        return request.payment()
                .filter(payment -> payment.subMerchant()
                        .map(account -> ACCOUNT.matcher(account).matches())
                        .orElse(true))
                .flatMap(StripeCharge::named);
    }

    private static Optional<StripeCharge> named(OrderPayment payment) {
        String id = payment.reference();
        if (INTENT.matcher(id).matches()) {
            return Optional.of(new StripeCharge("payment_intent", id, payment.subMerchant()));
        }
        return CHARGE.matcher(id).matches()
                ? Optional.of(new StripeCharge("charge", id, payment.subMerchant()))
                : Optional.empty();
    }

    /** Returns a request about refunds, on the account that was paid. */
    HttpRequest.Builder request(GatewayHttp http, String query) {
        HttpRequest.Builder request = http.to("/v1/refunds" + query).header("Stripe-Version", StripeGateway.VERSION);
        account.ifPresent(merchant -> request.header("Stripe-Account", merchant));
        return request;
    }
}
