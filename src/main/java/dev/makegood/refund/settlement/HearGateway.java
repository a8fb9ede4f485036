package dev.makegood.refund.settlement;

import dev.makegood.payment.GatewayOutcome;
import dev.makegood.payment.OrderPayment;
import dev.makegood.refund.Advance;
import dev.makegood.refund.OwedAnew;
import dev.makegood.refund.Payments;
import dev.makegood.refund.Refund;
import dev.makegood.refund.RefundState;
import dev.makegood.refund.Refunds;
import dev.makegood.refund.Tries;
import dev.makegood.storage.Database;
import dev.makegood.storage.Decision;
import dev.makegood.storage.Stored;
import dev.makegood.storage.Write;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.joda.money.Money;

/**
 * Records that a payment was made or came back, whether an answer or a webhook says so. It is recorded in every state,
 * since the money has moved, whatever we believed.
 */
public final class HearGateway {
    private final Refunds refunds;
    private final SettleRefund settle;
    private final RefundPostings postings;
    private final RefundNotices notices;
    private final UnexpectedEvents unexpected;
    private final OwedAnew owedAnew;

    public HearGateway(Database database) {
        refunds = new Refunds(database);
        settle = new SettleRefund(database);
        postings = new RefundPostings(database);
        notices = new RefundNotices(database);
        unexpected = new UnexpectedEvents(database);
        owedAnew = new OwedAnew(database);
    }

    /**
     * Records that a payment was made. Has no effect if repeated, or once the payment came back: messages can arrive
     * out of order, and "returned" is final for a key. A number that was given up for another amount cannot be paid.
     *
     * @return empty if it is impossible in this state
     */
    public Optional<Decision<Refund>> done(Stored<Refund> stored, int number, GatewayOutcome.Done done, Instant now) {
        Refund refund = stored.value();
        if (number != refund.payments().number()) {
            return refund.payments().cameBack(number) ? Optional.of(Decision.answer(refund)) : Optional.empty();
        }
        return switch (refund.state()) {
            case RefundState.Unsettled state -> {
                Refund paid = refund.with(state.settled(now, done.reference(), toBuyer(refund, done)));
                yield Optional.of(new Decision<>(paid, settle.writes(stored, paid, advance(paid, done, now), now)));
            }
            case RefundState.Settled settled ->
                Optional.of(new Decision<>(refund, again(refund, settled, done.reference(), now)));
            case RefundState.PaidByHand state -> Optional.of(paidTwice(stored, state, done, now));
            case RefundState.Withdrawn _ -> Optional.empty();
        };
    }

    /** Returns the advance to get back from the merchant; empty if the platform advanced nothing, or what cannot be. */
    private static Optional<Advance> advance(Refund paid, GatewayOutcome.Done done, Instant now) {
        Money cash = paid.split().cash();
        return done.advanced()
                .filter(_ -> paid.split()
                        .payment()
                        .flatMap(OrderPayment::subMerchant)
                        .isPresent())
                .filter(amount -> amount.isSameCurrency(cash) && amount.isPositive() && !amount.isGreaterThan(cash))
                .map(amount -> Advance.of(paid, done.reference(), amount, now));
    }

    /** Returns what the buyer got, if it is less than the cash. Anything that cannot be is not believed. */
    private static Optional<Money> toBuyer(Refund refund, GatewayOutcome.Done done) {
        Money cash = refund.split().cash();
        return done.toBuyer()
                .filter(got -> got.isSameCurrency(cash) && !got.isNegative())
                .filter(got -> got.isLessThan(cash));
    }

    /**
     * Returns the writes that keep a second movement under the key of a settled refund for a person: the provider
     * carried out a request after it was given up. Empty if it is the movement that settled it.
     */
    public List<Write> again(Refund refund, RefundState.Settled settled, String reference, Instant now) {
        return settled.reference().equals(reference) ? List.of() : unexpected.paidTwice(refund, reference, now);
    }

    /** Records that the gateway has the refund. The buyer is told the first time. */
    public Decision<Refund> accepted(Stored<Refund> stored, RefundState.Pending next, Tries tries, Instant now) {
        Refund refund = stored.value();
        Refund waiting = refund.with(next, tries).with(refund.payments().accepted(now));
        var writes = new ArrayList<Write>();
        writes.add(refunds.replace(stored, waiting));
        if (refund.payments().acceptedAt().isEmpty()) {
            writes.addAll(notices.onItsWay(waiting, now));
        }
        return new Decision<>(waiting, writes);
    }

    /** Records that the platform has paid twice. This is not a second settlement; a person must recover the money. */
    private Decision<Refund> paidTwice(
            Stored<Refund> stored, RefundState.PaidByHand state, GatewayOutcome.Done done, Instant now) {
        Refund refund = stored.value();
        String reference = done.reference();
        if (refund.payments().hasSurplus()) {
            boolean cameBack = refund.payments().surplusOut().isEmpty();
            return new Decision<>(refund, cameBack ? List.of() : unexpected.paidTwice(refund, reference, now));
        }
        Refund twice = refund.with(state.asked(Optional.empty()))
                .with(refund.payments().withSurplus(reference, toBuyer(refund, done), now));
        var writes = new ArrayList<Write>();
        writes.add(refunds.replace(stored, twice));
        writes.addAll(postings.surplus(refund, now));
        writes.add(notices.paidTwice(refund, reference, now));
        writes.addAll(unexpected.paidTwice(refund, reference, now));
        return new Decision<>(twice, writes);
    }

    /**
     * Records that a payment came back. The refund is owed again, with the full hours of a new refund and a new key.
     *
     * @return empty if it is impossible in this state
     */
    public Optional<Decision<Refund>> returned(Stored<Refund> stored, int number, String reason, Instant now) {
        Refund refund = stored.value();
        if (number < refund.payments().number()) {
            return Optional.of(Decision.answer(refund));
        }
        if (number > refund.payments().number() || refund.split().cash().isZero()) {
            return Optional.empty();
        }
        return switch (refund.state()) {
            case RefundState.Settled _ -> {
                Decision<Refund> owed = owedAnew(stored, reason, now);
                var writes = new ArrayList<>(owed.writes());
                writes.addAll(postings.returned(refund, now));
                yield Optional.of(new Decision<>(owed.result(), writes));
            }
            case RefundState.PaidByHand state -> Optional.of(surplusReturned(stored, state, now));
            // The refund was never sent, or the buyer waits for goods: the payment that came back is not ours.
            case RefundState.Deferred _, RefundState.Withdrawn _ -> Optional.empty();
            case RefundState.Returned _ when !refund.payments().triedBeforeByHand() -> Optional.empty();
            case RefundState.Scheduled _ when !refund.wasTried() -> Optional.empty();
            // The payment was made and came back before we learned of either, so nothing is posted.
            case RefundState.Unsettled _ -> Optional.of(owedAnew(stored, reason, now));
        };
    }

    private Decision<Refund> owedAnew(Stored<Refund> stored, String reason, Instant now) {
        Refund refund = stored.value();
        Refund returned = refund.returned(OwedAnew.state(reason, now), owedAnew.deadline(refund, now));
        var writes = new ArrayList<Write>();
        writes.add(refunds.replace(stored, returned));
        writes.addAll(notices.returned(refund, returned, reason, now));
        return new Decision<>(returned, writes);
    }

    private Decision<Refund> surplusReturned(Stored<Refund> stored, RefundState.PaidByHand state, Instant now) {
        Refund refund = stored.value();
        Payments payments = refund.payments();
        boolean known = payments.hasSurplus();
        if (known && payments.surplusOut().isEmpty()) {
            return Decision.answer(refund);
        }
        Payments paid = known ? payments : payments.withSurplus(refund.key().toString(), Optional.empty(), now);
        Refund back = refund.with(state.asked(Optional.empty())).with(paid.surplusReturned(now));
        var writes = new ArrayList<Write>(List.of(refunds.replace(stored, back)));
        // If the payment was made and came back before we learned of either, nothing is posted.
        if (known) {
            writes.addAll(postings.surplusReturned(refund, now));
        }
        return new Decision<>(back, writes);
    }
}
