package dev.makegood.refund.manual;

import dev.makegood.command.Actor;
import dev.makegood.command.ClockSkew;
import dev.makegood.command.Outcome;
import dev.makegood.command.Refusal;
import dev.makegood.refund.ManualPayment;
import dev.makegood.refund.Refund;
import dev.makegood.refund.RefundId;
import dev.makegood.refund.RefundState;
import dev.makegood.refund.Refunds;
import dev.makegood.refund.external.StopRefundedTwice;
import dev.makegood.refund.settlement.RecordOutcome;
import dev.makegood.refund.settlement.SettleRefund;
import dev.makegood.storage.Database;
import dev.makegood.storage.Decision;
import dev.makegood.storage.Stored;
import java.time.Instant;
import java.util.Optional;

/** Records that an operator has paid a refund outside the gateway, if nothing is under way there. */
public final class PayByHand {
    private final Database database;
    private final Refunds refunds;
    private final SettleRefund settle;
    private final StopRefundedTwice twice;

    public PayByHand(Database database) {
        this.database = database;
        refunds = new Refunds(database);
        settle = new SettleRefund(database);
        twice = new StopRefundedTwice(database);
    }

    /**
     * Records the payment. Stops first what was refunded elsewhere, since it is not paid again.
     *
     * @param by the operator
     */
    public Outcome<Refund> record(RefundId id, ManualPayment told, Actor by, Instant now) {
        twice.stop(id, now);
        return database.decide(() -> refunds.find(id)
                .map(stored -> decide(stored, told, by, now))
                .orElse(Decision.answer(new Outcome.NotFound<>())));
    }

    private Decision<Outcome<Refund>> decide(Stored<Refund> stored, ManualPayment told, Actor by, Instant now) {
        Refund refund = stored.value();
        Optional<ManualPayment> before = toldBefore(refund, told.reference());
        if (before.isPresent()) {
            return Decision.answer(Outcome.again(before.get(), told, refund));
        }
        if (ClockSkew.isYetToCome(told.paidAt(), now)) {
            return Decision.answer(new Outcome.Refused<>(Refusal.VALUE, "paidAt", "must not be in the future"));
        }
        Optional<String> refused = refusal(refund, now);
        if (refused.isPresent()) {
            return Decision.answer(new Outcome.Refused<>("refundId", refused.get()));
        }
        long toPay = refund.split().cash().getAmountMinorLong();
        if (told.amountMinor() != toPay) {
            // The operator may have read the amount before shipments or a draw on several payments changed it.
            return Decision.answer(
                    new Outcome.Refused<>("amountMinor", "must be " + toPay + ", which this refund pays in cash"));
        }
        // A payment sent before the refund was parked may still succeed, so the gateway is still asked.
        Optional<Instant> askAt =
                Optional.of(now.plus(RecordOutcome.PARKED_ASK)).filter(_ -> refund.wasTried());
        var state = ((RefundState.Unsettled) refund.state()).paidByHand(now, by, told, askAt);
        Refund paid = refund.with(state);
        return new Decision<>(new Outcome.Created<>(paid), settle.writes(stored, paid, now));
    }

    /** Returns the payment with that reference that came back, or else the present one, if it is by hand. */
    private static Optional<ManualPayment> toldBefore(Refund refund, String reference) {
        Optional<ManualPayment> present =
                refund.state() instanceof RefundState.PaidByHand paid ? Optional.of(paid.payment()) : Optional.empty();
        return refund.payments().byHand().stream()
                .map(back -> back.paid().payment())
                .filter(payment -> payment.reference().equals(reference))
                .findFirst()
                .or(() -> present);
    }

    /** Returns why it cannot be paid by hand; empty if it can. */
    private static Optional<String> refusal(Refund refund, Instant now) {
        if (refund.split().cash().isZero()) {
            return Optional.of("returns to coupons only; there is no money to pay");
        }
        if (refund.split().isUndrawn()) {
            return Optional.of(
                    "draws on several payments once it is sent; report what was paid before as a refund elsewhere");
        }
        return switch (refund.state()) {
            case RefundState.Parked _, RefundState.Returned _ -> refundedElsewhere(refund);
            case RefundState.Scheduled _ ->
                now.isBefore(refund.due().dueAt()) ? Optional.of("is not due yet") : refundedElsewhere(refund);
            case RefundState.Claimed _, RefundState.Submitted _, RefundState.Pending _ ->
                Optional.of("is under way at the gateway");
            case RefundState.Deferred _ -> Optional.of("waits for the goods");
            case RefundState.Paid _ -> Optional.of("is paid");
            case RefundState.Withdrawn _ -> Optional.of("is withdrawn; there is nothing to pay");
        };
    }

    /** Returns a reason if it has units that were refunded elsewhere, and the gateway may have paid them before. */
    private static Optional<String> refundedElsewhere(Refund refund) {
        return refund.excluded().twice() > 0
                ? Optional.of("has units that were refunded elsewhere; the gateway is asked before the rest is paid, "
                        + "once the refund is resumed")
                : Optional.empty();
    }
}
