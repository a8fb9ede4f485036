package dev.makegood.refund.sending;

import dev.makegood.payment.GatewayOutcome;
import dev.makegood.payment.PaymentGateway;
import dev.makegood.refund.Refund;
import dev.makegood.refund.RefundId;
import dev.makegood.refund.RefundState;
import dev.makegood.refund.Refunds;
import dev.makegood.refund.Tries;
import dev.makegood.refund.settlement.HearGateway;
import dev.makegood.refund.settlement.RecordOutcome;
import dev.makegood.refund.settlement.UnexpectedEvents;
import dev.makegood.storage.Database;
import dev.makegood.storage.Decision;
import dev.makegood.storage.Stored;
import dev.makegood.storage.Write;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Asks the gateway about refunds that are not being sent: parked ones, which it may have paid after all; settled ones
 * that it seems to have declined later; and those paid by hand. Asking moves no money, so no claim is needed.
 */
final class WatchRefund {
    /** The pause before the gateway is asked again about a refund that the buyer may not have. */
    private static final Duration DOUBT_ASK = Duration.ofHours(1);

    private final Database database;
    private final PaymentGateway gateway;
    private final Refunds refunds;
    private final HearGateway hear;
    private final UnexpectedEvents unexpected;

    WatchRefund(Database database, PaymentGateway gateway) {
        this.database = database;
        this.gateway = gateway;
        refunds = new Refunds(database);
        hear = new HearGateway(database);
        unexpected = new UnexpectedEvents(database);
    }

    /**
     * Asks about one refund.
     *
     * @return true if a parked refund turned out to be paid
     */
    boolean look(RefundId id, Clock clock) {
        Optional<Asked> asked = database.decide(() -> begin(id, clock.instant()));
        if (asked.isEmpty()) {
            return false;
        }
        GatewayOutcome outcome = gateway.find(RefundRequests.of(asked.get().refund()));
        Refund recorded = database.decide(() -> heard(refunds.get(id), asked.get(), outcome, clock.instant()));
        return asked.get().refund().state() instanceof RefundState.Parked
                && recorded.state() instanceof RefundState.Paid;
    }

    /** Holds a refund to ask about, with the version of its row. */
    private record Asked(Refund refund, long version) {}

    /** Sets the next time to ask before the look-up; a concurrent look-up does no harm. */
    private Decision<Optional<Asked>> begin(RefundId id, Instant now) {
        Optional<Stored<Refund>> due = refunds.find(id)
                .filter(stored -> stored.value().state() instanceof RefundState.Watched watched
                        && watched.askAt().filter(at -> !at.isAfter(now)).isPresent());
        if (due.isEmpty()) {
            return Decision.answer(Optional.empty());
        }
        var watched = (RefundState.Watched) due.get().value().state();
        Duration wait = watched instanceof RefundState.Settled ? DOUBT_ASK : RecordOutcome.PARKED_ASK;
        Refund asking = due.get().value().with(watched.asked(Optional.of(now.plus(wait))));
        return new Decision<>(
                Optional.of(new Asked(asking, due.get().version() + 1)), List.of(refunds.replace(due.get(), asking)));
    }

    private Decision<Refund> heard(Stored<Refund> stored, Asked asked, GatewayOutcome outcome, Instant now) {
        Refund refund = stored.value();
        int number = asked.refund().payments().number();
        Decision<Refund> nothing = Decision.answer(refund);
        return switch (outcome) {
            case GatewayOutcome.Done done
            when !(refund.state() instanceof RefundState.Settled) ->
                hear.done(stored, number, done, now).orElse(nothing);
            case GatewayOutcome.Returned returned ->
                hear.returned(stored, number, returned.reason(), now).orElse(nothing);
            case GatewayOutcome.Done _,
                    GatewayOutcome.Declined _,
                    GatewayOutcome.Pending _,
                    GatewayOutcome.NotFound _,
                    GatewayOutcome.NotNow _,
                    GatewayOutcome.NoBalance _,
                    GatewayOutcome.Forbidden _,
                    GatewayOutcome.Held _,
                    GatewayOutcome.Unknown _ ->
                stored.version() == asked.version() ? watched(stored, outcome, now) : nothing;
        };
    }

    private Decision<Refund> watched(Stored<Refund> stored, GatewayOutcome outcome, Instant now) {
        Refund refund = stored.value();
        return switch ((RefundState.Watched) refund.state()) {
            case RefundState.Settled settled -> doubted(stored, settled, outcome, now);
            case RefundState.Parked _ ->
                outcome instanceof GatewayOutcome.Pending ? pending(stored, now) : Decision.answer(refund);
            case RefundState.PaidByHand hand -> byHand(stored, hand, outcome, now);
        };
    }

    private Decision<Refund> doubted(
            Stored<Refund> stored, RefundState.Settled settled, GatewayOutcome outcome, Instant now) {
        return switch (outcome) {
            case GatewayOutcome.Declined declined ->
                hear.returned(stored, stored.value().payments().number(), declined.reason(), now)
                        .orElse(Decision.answer(stored.value()));
            case GatewayOutcome.Done done ->
                stop(stored, settled, hear.again(stored.value(), settled, done.reference(), now));
            case GatewayOutcome.NotFound _ ->
                stop(stored, settled, unexpected.answered(stored.value().key(), stored.value(), outcome, now));
            // It is asked about until a person at the provider has sent the money to the buyer, or back.
            case GatewayOutcome.Held _ ->
                new Decision<>(
                        stored.value(), unexpected.answered(stored.value().key(), stored.value(), outcome, now));
            case GatewayOutcome.Returned _,
                    GatewayOutcome.Pending _,
                    GatewayOutcome.NotNow _,
                    GatewayOutcome.NoBalance _,
                    GatewayOutcome.Forbidden _,
                    GatewayOutcome.Unknown _ -> Decision.answer(stored.value());
        };
    }

    /** Records that the gateway has a parked refund, which is on its way again. */
    private Decision<Refund> pending(Stored<Refund> stored, Instant now) {
        Refund refund = stored.value();
        Tries tries = refund.tries().pending(true, now);
        if (tries.pendingSince().orElseThrow().plus(pendsAtMost(refund)).isBefore(now)) {
            return Decision.answer(refund);
        }
        return hear.accepted(stored, new RefundState.Pending(now.plus(tries.whilePending())), tries, now);
    }

    private Duration pendsAtMost(Refund refund) {
        return gateway.terms(refund.split().payment()).pendsAtMost();
    }

    /** Stops asking once the gateway can no longer pay it, or its time to do so is over. */
    private Decision<Refund> byHand(
            Stored<Refund> stored, RefundState.PaidByHand hand, GatewayOutcome outcome, Instant now) {
        boolean over = now.isAfter(hand.at().plus(pendsAtMost(stored.value())));
        boolean never = outcome instanceof GatewayOutcome.NotFound || outcome instanceof GatewayOutcome.Declined;
        return over || never ? stop(stored, hand, List.of()) : Decision.answer(stored.value());
    }

    private Decision<Refund> stop(Stored<Refund> stored, RefundState.Watched watched, List<Write> more) {
        Refund stopped = stored.value().with(watched.asked(Optional.empty()));
        var writes = new ArrayList<Write>(List.of(refunds.replace(stored, stopped)));
        writes.addAll(more);
        return new Decision<>(stopped, writes);
    }
}
