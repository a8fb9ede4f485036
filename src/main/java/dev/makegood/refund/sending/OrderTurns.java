package dev.makegood.refund.sending;

import dev.makegood.payment.GatewayTerms;
import dev.makegood.payment.PaymentGateway;
import dev.makegood.refund.Refund;
import dev.makegood.refund.RefundId;
import dev.makegood.refund.RefundState;
import dev.makegood.refund.Refunds;
import dev.makegood.storage.Database;
import dev.makegood.storage.Key;
import dev.makegood.storage.RowType;
import dev.makegood.storage.Stored;
import dev.makegood.storage.Table;
import dev.makegood.storage.Write;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Decides which refund of an order may be sent, for a provider that accepts them only one after the other. A turn
 * begins and ends with the claim, so a worker that dies cannot keep it.
 */
final class OrderTurns {
    /** The wait before another try: short, since most calls are answered within a second. */
    private static final Duration AGAIN = Duration.ofSeconds(15);

    private static final RowType<Last> ROWS = new RowType<>(Last.class, last -> key(last.orderId()));

    private final Database database;
    private final PaymentGateway gateway;
    private final Refunds refunds;

    OrderTurns(Database database, PaymentGateway gateway) {
        this.database = database;
        this.gateway = gateway;
        refunds = new Refunds(database);
    }

    /** Holds the refund that had the last turn of its order. */
    record Last(String orderId, RefundId refundId, Instant at) {}

    /** Says whether a refund may be claimed. */
    sealed interface Turn {
        /**
         * Allows the claim.
         *
         * @param writes to be committed with the claim
         */
        record Taken(List<Write> writes) implements Turn {}

        record Wait(Instant until) implements Turn {}
    }

    Turn take(Refund refund, Instant now) {
        GatewayTerms terms = gateway.terms(refund.split().payment());
        if (!terms.inTurn() || refund.split().cash().isZero()) {
            return new Turn.Taken(List.of());
        }
        String orderId = refund.refundId().caseId().orderId();
        Optional<Stored<Last>> last = ROWS.find(database, key(orderId));
        Optional<Instant> free = last.map(Stored::value)
                .filter(had -> !had.refundId().equals(refund.refundId()))
                .map(had -> freeAt(had, terms, now))
                .filter(now::isBefore);
        return free.<Turn>map(Turn.Wait::new)
                .orElseGet(() -> new Turn.Taken(List.of(ROWS.put(last, new Last(orderId, refund.refundId(), now)))));
    }

    private Instant freeAt(Last had, GatewayTerms terms, Instant now) {
        Instant apart = had.at().plus(terms.apart());
        boolean busy = terms.oneAtATime()
                && refunds.find(had.refundId())
                        .map(stored -> stored.value().state())
                        .filter(state -> state instanceof RefundState.Claimed claim && now.isBefore(claim.until()))
                        .isPresent();
        Instant again = now.plus(AGAIN);
        return busy && apart.isBefore(again) ? again : apart;
    }

    private static Key key(String orderId) {
        return new Key(Table.ORDERS, orderId, "REFUND-TURN");
    }
}
