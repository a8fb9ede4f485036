package dev.makegood.refund.sending;

import dev.makegood.order.LineRef;
import dev.makegood.order.Orders;
import dev.makegood.payment.PaymentGateway;
import dev.makegood.refund.Refund;
import dev.makegood.stockout.CaseId;
import dev.makegood.storage.Database;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Says why a limit of the provider forbids a refund that is about to be sent. */
final class ForbiddenRefunds {
    private final PaymentGateway gateway;
    private final Orders orders;

    ForbiddenRefunds(Database database, PaymentGateway gateway) {
        this.gateway = gateway;
        orders = new Orders(database);
    }

    /** Returns the reason, with what a person can do; empty if nothing forbids it. */
    Optional<String> reason(Refund refund, Instant now) {
        return gateway.terms(refund.split().payment())
                .limits()
                .refundsFor()
                .filter(age -> paidAt(refund).plus(age).isBefore(now))
                .map(ForbiddenRefunds::tooOld);
    }

    private static String tooOld(Duration age) {
        return "the provider refunds no payment that is older than %d days; pay the refund by hand"
                .formatted(age.toDays());
    }

    private Instant paidAt(Refund refund) {
        CaseId id = refund.refundId().caseId();
        return orders.getLine(new LineRef(id.orderId(), id.lineId())).value().paidAt();
    }
}
