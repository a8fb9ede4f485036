package dev.makegood.refund;

import dev.makegood.storage.KeyText;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/** Tells when a refund was paid, came back and was owed. */
public record RefundHistory(Refund refund) {

    /** Returns the id of the present payment in notices: the gateway's key, or which payment by hand it is. */
    public String paymentId() {
        return refund.state() instanceof RefundState.PaidByHand
                ? KeyText.join(
                        refund.refundId(), "hand-" + (refund.payments().byHand().size() + 1))
                : refund.key().toString();
    }

    /** Returns when the buyer first had the money, even if it came back; empty if never. */
    public Optional<Instant> firstPaidAt() {
        Stream<RefundState> before = Stream.concat(
                returned().flatMap(one -> one.settled().stream()), byHand().map(Payments.ReturnedByHand::paid));
        return Stream.concat(before, Stream.of(refund.state()))
                .filter(RefundState.Paid.class::isInstance)
                .map(one -> ((RefundState.Paid) one).at())
                .min(Comparator.naturalOrder());
    }

    /** Returns when the latest payment that came back was made; empty if none came back. */
    public Optional<Instant> paidBefore() {
        return Stream.concat(
                        returned().flatMap(one -> one.settled().stream()).map(RefundState.Settled::at),
                        byHand().map(one -> one.paid().payment().paidAt()))
                .max(Comparator.naturalOrder());
    }

    /** Returns the deadline of the first payment. */
    public Instant firstDeadline() {
        return Stream.concat(
                        returned().map(Payments.Returned::deadline), byHand().map(Payments.ReturnedByHand::deadline))
                .min(Comparator.naturalOrder())
                .filter(first -> first.isBefore(refund.due().deadline()))
                .orElse(refund.due().deadline());
    }

    /** Returns when it fell due, whatever was attempted since; in the future if it is not due yet. */
    public Instant owedSince() {
        Instant dueAt = refund.due().dueAt();
        return lastReturnedAt()
                .map(back -> back.plus(OwedAnew.BEFORE_NEXT))
                .filter(dueAt::isBefore)
                .orElse(dueAt);
    }

    /** Returns when a payment last came back; empty if never. */
    public Optional<Instant> lastReturnedAt() {
        return Stream.concat(returned().map(Payments.Returned::at), byHand().map(Payments.ReturnedByHand::at))
                .max(Comparator.naturalOrder());
    }

    private Stream<Payments.Returned> returned() {
        return refund.payments().returned().stream();
    }

    private Stream<Payments.ReturnedByHand> byHand() {
        return refund.payments().byHand().stream();
    }
}
