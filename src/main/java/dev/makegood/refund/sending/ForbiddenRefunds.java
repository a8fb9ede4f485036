package dev.makegood.refund.sending;

import dev.makegood.order.LineRef;
import dev.makegood.order.OrderLine;
import dev.makegood.order.Orders;
import dev.makegood.payment.PaymentGateway;
import dev.makegood.payment.ProviderLimits;
import dev.makegood.refund.Refund;
import dev.makegood.refund.Refunds;
import dev.makegood.stockout.CaseId;
import dev.makegood.storage.Database;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Says why a limit of the provider forbids a refund that is about to be sent. */
final class ForbiddenRefunds {
    private final PaymentGateway gateway;
    private final Orders orders;
    private final Refunds refunds;

    ForbiddenRefunds(Database database, PaymentGateway gateway) {
        this.gateway = gateway;
        orders = new Orders(database);
        refunds = new Refunds(database);
    }

    /** Returns the reason, with what a person can do; empty if nothing forbids it. */
    Optional<String> reason(Refund refund, Instant now) {
        ProviderLimits limits = gateway.terms(refund.split().payment()).limits();
        return tooOld(refund, limits, now)
                .or(() -> tooMany(refund, limits))
                .map(why -> why + "; pay the refund by hand");
    }

    private Optional<String> tooOld(Refund refund, ProviderLimits limits, Instant now) {
        return limits.refundsFor()
                .filter(age -> paidAt(refund).plus(age).isBefore(now))
                .map(age -> "the provider refunds no payment that is older than %d days".formatted(age.toDays()));
    }

    private Instant paidAt(Refund refund) {
        CaseId id = refund.refundId().caseId();
        return orders.getLine(new LineRef(id.orderId(), id.lineId())).value().paidAt();
    }

    private Optional<String> tooMany(Refund refund, ProviderLimits limits) {
        return limits.mostRefunds().stream()
                .boxed()
                .filter(most -> sent(refund, most) >= most)
                .map("the provider makes no more than %d refunds of a payment"::formatted)
                .findFirst();
    }

    /** Returns how many other numbers were sent for the payment; zero if they cannot be too many. */
    private int sent(Refund refund, int most) {
        List<OrderLine> lines = orders.lines(refund.refundId().caseId().orderId());
        int units = lines.stream().mapToInt(line -> line.line().quantity()).sum();
        // A refund has at least one unit, and rarely more numbers than it may come back.
        if (units * SweepRefunds.MOST_RETURNS <= most) {
            return 0;
        }
        CaseId id = refund.refundId().caseId();
        return lines.stream()
                .map(line -> new CaseId(id.orderId(), line.line().lineId(), id.violation()))
                .flatMap(caseId -> refunds.ofCase(caseId).stream())
                .filter(other -> other.split().cash().isPositive())
                .filter(other -> other.split().payment().equals(refund.split().payment()))
                .mapToInt(other -> numbers(other, refund))
                .sum();
    }

    private static int numbers(Refund other, Refund refund) {
        boolean present = other.wasTried() && !other.refundId().equals(refund.refundId());
        return other.payments().number() - (present ? 0 : 1);
    }
}
