package dev.makegood.functions.refunds;

import dev.makegood.command.Actor;
import dev.makegood.payment.OrderPayment;
import dev.makegood.payment.RefundRequest;
import dev.makegood.refund.ManualPayment;
import dev.makegood.refund.PaymentKey;
import dev.makegood.refund.Payments;
import dev.makegood.refund.Refund;
import dev.makegood.refund.RefundState;
import dev.makegood.refund.Surplus;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Shows operators the attempts to pay a refund, with their results.
 *
 * @param key the gateway's key of its present payment
 * @param number the number under which the provider has this payment
 * @param provider absent for the stack's default provider
 * @param paymentReference the provider's id of the payment that it draws on; absent before the draw, and if the order
 *     did not say so
 * @param owedSince when it fell due; in the future if it is not due yet
 * @param attempts that failed in the present round, including the one under way
 * @param lastAttemptAt when the last attempt of the present round began
 * @param nextAttemptAt when the gateway is called next; absent if it is not
 * @param heldBackBy the pause that keeps it from being sent; absent if none does
 * @param brakedBy the brake that keeps it from being sent; absent if none does
 * @param timesParked how often it was parked
 * @param faults how many times in a row handling it failed
 */
public record RefundHandlingView(
        String key,
        String number,
        Optional<String> provider,
        Optional<String> paymentReference,
        Instant owedSince,
        int attempts,
        Optional<Instant> troubleSince,
        Optional<Instant> lastAttemptAt,
        Optional<String> lastFailure,
        Optional<Instant> pendingSince,
        Optional<Instant> nextAttemptAt,
        Optional<String> heldBackBy,
        Optional<String> brakedBy,
        int timesParked,
        int faults,
        Optional<Actor> paidByHandBy,
        List<ReturnedView> returned,
        List<SurplusView> surplus,
        List<ReturnedByHandView> returnedByHand) {

    /** Shows a payment that came back. */
    public record ReturnedView(String key, Optional<Instant> refundedAt, Instant returnedAt, String reason) {}

    /** Shows a gateway payment in addition to an operator's. */
    public record SurplusView(
            String key, String reference, Instant paidAt, Optional<Instant> returnedAt, Optional<Instant> countedAt) {}

    /** Shows a payment by hand that came back. */
    public record ReturnedByHandView(
            String how,
            Instant paidAt,
            String reference,
            Actor paidBy,
            Instant returnedAt,
            Actor returnedBy,
            String reason) {}

    static RefundHandlingView of(Refund refund, HeldBack heldBack) {
        return new RefundHandlingView(
                refund.key().toString(),
                RefundRequest.number(refund.key().toString()),
                refund.split().payment().map(OrderPayment::provider),
                refund.split().payment().map(OrderPayment::reference),
                refund.history().owedSince(),
                refund.tries().attempts(),
                refund.tries().since(),
                refund.tries().lastAt(),
                refund.tries().reason(),
                refund.tries().pendingSince(),
                next(refund.state()),
                heldBack.pauseId(),
                heldBack.brakeId(),
                refund.rounds(),
                refund.tries().faults(),
                refund.state() instanceof RefundState.PaidByHand hand ? Optional.of(hand.by()) : Optional.empty(),
                refund.payments().returned().stream()
                        .map(one -> of(refund, one))
                        .toList(),
                refund.payments().surplus().stream().map(one -> of(refund, one)).toList(),
                refund.payments().byHand().stream().map(RefundHandlingView::of).toList());
    }

    private static Optional<Instant> next(RefundState state) {
        return switch (state) {
            case RefundState.Waiting waiting -> Optional.of(waiting.wakeAt());
            case RefundState.Watched watched -> watched.askAt();
            case RefundState.Withdrawn _ -> Optional.empty();
        };
    }

    private static ReturnedView of(Refund refund, Payments.Returned back) {
        return new ReturnedView(
                key(refund, back.number()), back.settled().map(RefundState.Settled::at), back.at(), back.reason());
    }

    private static SurplusView of(Refund refund, Surplus surplus) {
        return new SurplusView(
                key(refund, surplus.number()),
                surplus.reference(),
                surplus.at(),
                surplus.returnedAt(),
                surplus.countedAt());
    }

    private static ReturnedByHandView of(Payments.ReturnedByHand back) {
        ManualPayment payment = back.paid().payment();
        return new ReturnedByHandView(
                payment.how(),
                payment.paidAt(),
                payment.reference(),
                back.paid().by(),
                back.at(),
                back.by(),
                back.reason());
    }

    private static String key(Refund refund, int number) {
        return new PaymentKey(refund.refundId(), number).toString();
    }
}
