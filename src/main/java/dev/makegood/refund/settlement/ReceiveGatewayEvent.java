package dev.makegood.refund.settlement;

import dev.makegood.payment.GatewayEvent;
import dev.makegood.payment.GatewayOutcome;
import dev.makegood.refund.PaymentKey;
import dev.makegood.refund.Refund;
import dev.makegood.refund.RefundState;
import dev.makegood.refund.Refunds;
import dev.makegood.refund.settlement.UnexpectedEvent.Why;
import dev.makegood.storage.Database;
import dev.makegood.storage.Decision;
import dev.makegood.storage.Stored;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Receives the events of the gateway's webhook, any number of times and in any order. Records that a payment was made
 * or came back. A decline may be outdated, so it only leads to a look-up. An event about another payment than the
 * refund's own changes nothing, whatever its key: merchants of a provider can write our key into refunds of their own.
 */
public final class ReceiveGatewayEvent {
    private final Database database;
    private final String firstProvider;
    private final Refunds refunds;
    private final HearGateway hear;
    private final UnexpectedEvents unexpected;

    /** @param firstProvider the provider of orders that did not say how they were paid */
    public ReceiveGatewayEvent(Database database, String firstProvider) {
        this.database = database;
        this.firstProvider = firstProvider;
        refunds = new Refunds(database);
        hear = new HearGateway(database);
        unexpected = new UnexpectedEvents(database);
    }

    /** Holds the result for an event whose signature was valid. */
    public sealed interface Received {
        /**
         * Means that it was recorded.
         *
         * @param refund as it is now
         */
        record Accepted(Refund refund) implements Received {}

        /** Means that it is impossible. It is kept for an operator and need not be sent again. */
        record Kept(Why why) implements Received {}
    }

    public Received receive(GatewayEvent event, Instant now) {
        Optional<PaymentKey> key = PaymentKey.parse(event.key());
        return database.decide(() -> {
            Optional<Stored<Refund>> stored = key.map(PaymentKey::refundId).flatMap(refunds::find);
            return stored.isEmpty()
                    ? kept(event, Why.UNKNOWN_KEY, now)
                    : decide(event, stored.get(), key.get().number(), now);
        });
    }

    private Decision<Received> decide(GatewayEvent event, Stored<Refund> stored, int number, Instant now) {
        if (number > stored.value().payments().number()) {
            return kept(event, Why.UNKNOWN_KEY, now);
        }
        String orderId = stored.value().refundId().caseId().orderId();
        if (!event.origin().isOf(orderId, stored.value().split().payments(), firstProvider)) {
            return kept(event, Why.OTHER_PAYMENT, now);
        }
        if (isOfAnotherAmount(event, stored.value(), number)) {
            return kept(event, Why.OTHER_AMOUNT, now);
        }
        return switch (event.outcome()) {
            case GatewayOutcome.Done done -> accepted(event, hear.done(stored, number, done, now), now);
            case GatewayOutcome.Returned returned ->
                accepted(event, hear.returned(stored, number, returned.reason(), now), now);
            case GatewayOutcome.Declined _ -> {
                Decision<Refund> asking = askAtOnce(stored, number, now);
                yield new Decision<>(new Received.Accepted(asking.result()), asking.writes());
            }
            case GatewayOutcome.Pending _,
                    GatewayOutcome.NotNow _,
                    GatewayOutcome.NoBalance _,
                    GatewayOutcome.Forbidden _,
                    GatewayOutcome.Held _,
                    GatewayOutcome.Unknown _,
                    GatewayOutcome.NotFound _ ->
                throw new IllegalArgumentException("an event is the end of a payment, not " + event.outcome());
        };
    }

    /** Returns true if a payment was made of an amount that is not owed, or not any more: the number was given up. */
    private static boolean isOfAnotherAmount(GatewayEvent event, Refund refund, int number) {
        return number == refund.payments().number()
                ? !event.amount().equals(refund.split().cash()) && !(refund.state() instanceof RefundState.Withdrawn)
                : event.outcome() instanceof GatewayOutcome.Done
                        && !refund.payments().cameBack(number);
    }

    /** Makes the sweep ask now, without changing the usual time to ask or the counts. */
    private Decision<Refund> askAtOnce(Stored<Refund> stored, int number, Instant now) {
        Refund refund = stored.value();
        if (number < refund.payments().number()) {
            return Decision.answer(refund);
        }
        Refund asking = switch (refund.state()) {
            case RefundState.Submitted state -> refund.hinted(state, now);
            case RefundState.Pending state -> refund.hinted(state, now);
            case RefundState.Settled state -> refund.with(state.asked(Optional.of(now)));
            case RefundState.Parked state -> refund.with(state.asked(Optional.of(now)));
            case RefundState.Scheduled _,
                    RefundState.Deferred _,
                    RefundState.Claimed _,
                    RefundState.Returned _,
                    RefundState.PaidByHand _,
                    RefundState.Withdrawn _ -> refund;
        };
        return asking.equals(refund)
                ? Decision.answer(refund)
                : new Decision<>(asking, List.of(refunds.replace(stored, asking)));
    }

    private Decision<Received> accepted(GatewayEvent event, Optional<Decision<Refund>> heard, Instant now) {
        return heard.map(
                        decision -> new Decision<Received>(new Received.Accepted(decision.result()), decision.writes()))
                .orElseGet(() -> kept(event, Why.NEVER_SENT, now));
    }

    private Decision<Received> kept(GatewayEvent event, Why why, Instant now) {
        return new Decision<>(new Received.Kept(why), unexpected.keep(event, why, now));
    }
}
