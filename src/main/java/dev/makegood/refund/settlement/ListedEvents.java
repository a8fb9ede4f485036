package dev.makegood.refund.settlement;

import dev.makegood.payment.EventOrigin;
import dev.makegood.payment.EventOrigin.NamedPayment;
import dev.makegood.payment.GatewayEvent;
import dev.makegood.payment.GatewayOutcome;
import dev.makegood.payment.OrderPayment;
import dev.makegood.payment.ProviderRefunds.Listed;
import dev.makegood.payment.RefundRequest;
import dev.makegood.refund.PaymentKey;
import dev.makegood.refund.Refund;
import dev.makegood.refund.RefundState;
import dev.makegood.refund.Refunds;
import dev.makegood.storage.Database;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Says of a refund in a provider's list what the provider's webhook would say. A list that has our number without the key is
 * of a payment that names the refund. A refund of it that we have as open is only asked about, since such a list says
 * neither what the buyer got nor who paid.
 */
final class ListedEvents {
    private final Refunds refunds;

    ListedEvents(Database database) {
        refunds = new Refunds(database);
    }

    /** Returns what the provider's webhook would say; empty while the refund is on its way. */
    Optional<GatewayEvent> event(String provider, Listed listed) {
        return listed.ended()
                .map(ended -> listed.key()
                        .map(key -> event(provider, listed, key, listed.payment(), ended))
                        .orElseGet(() -> ofNumber(provider, listed, ended)));
    }

    private static GatewayEvent event(
            String provider, Listed listed, String key, NamedPayment payment, GatewayOutcome ended) {
        String how = ended instanceof GatewayOutcome.Returned ? "returned" : "done";
        return new GatewayEvent(
                "listed-" + listed.reference() + "-" + how,
                key,
                listed.reference(),
                listed.amount(),
                ended,
                EventOrigin.of(provider, payment));
    }

    /** Returns what is said of a number. If no refund of the payment has it, the number itself is an unknown key. */
    private GatewayEvent ofNumber(String provider, Listed listed, GatewayOutcome ended) {
        for (String reference : listed.payment().references()) {
            for (Refund refund : refunds.ofPayment(provider, reference)) {
                Optional<String> key = key(refund, listed.number());
                if (key.isPresent()) {
                    boolean open = refund.state() instanceof RefundState.Unsettled;
                    var payment = new NamedPayment(
                            listed.payment().references(),
                            refund.split().payment().flatMap(OrderPayment::subMerchant));
                    var asking = new GatewayOutcome.Declined("the provider's bill has it");
                    return event(provider, listed, key.get(), payment, open ? asking : ended);
                }
            }
        }
        return event(provider, listed, listed.number(), listed.payment(), ended);
    }

    /** Returns the key of the payment of a refund that has a number, the present one first. */
    private static Optional<String> key(Refund refund, String number) {
        return IntStream.iterate(refund.payments().number(), n -> n > 0, n -> n - 1)
                .mapToObj(n -> new PaymentKey(refund.refundId(), n).toString())
                .filter(key -> RefundRequest.number(key).equals(number))
                .findFirst();
    }
}
