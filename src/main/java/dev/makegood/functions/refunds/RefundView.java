package dev.makegood.functions.refunds;

import dev.makegood.order.OrderParts;
import dev.makegood.policy.PartKind;
import dev.makegood.refund.Choice;
import dev.makegood.refund.ManualPayment;
import dev.makegood.refund.Refund;
import dev.makegood.refund.RefundState;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.joda.money.Money;

/**
 * Shows a refund. Says "refunded" only once it is settled.
 *
 * @param buyerMinor what the buyer got of the cash, if the payment provider took back the rest for a coupon of its own
 * @param madeOf what its amount is made of; absent if the order has only lines
 * @param returnedAt when the money last came back; absent if it never did
 * @param handling for operators only
 * @param restockMovedTo the new day of the restock, past the end of the wait; the buyer may take the refund at once
 *     instead
 */
public record RefundView(
        String refundId,
        String caseId,
        long amountMinor,
        String currency,
        String state,
        Instant dueAt,
        Instant deadline,
        Optional<Instant> refundedAt,
        Optional<Long> cashMinor,
        Optional<Long> couponMinor,
        Optional<Long> buyerMinor,
        Optional<MadeView> madeOf,
        Optional<String> reason,
        Optional<ChoiceView> choice,
        Optional<LocalDate> restockMovedTo,
        Optional<Instant> returnedAt,
        Optional<ManualPaymentView> manualPayment,
        Optional<RefundHandlingView> handling) {

    /** Shows what a refund is made of: the price of the units, and parts of the order. */
    public record MadeView(long goodsMinor, List<PartView> parts) {
        static MadeView of(OrderParts.Refunded made) {
            return new MadeView(
                    made.goods().getAmountMinorLong(),
                    made.amounts().stream().map(PartView::of).toList());
        }
    }

    /** Shows the amount of a part; its merchant, or else the platform, bears it. */
    public record PartView(PartKind part, Optional<String> merchantId, long amountMinor) {
        static PartView of(OrderParts.Refunded.Amount amount) {
            return new PartView(
                    amount.part(), amount.merchantId(), amount.amount().getAmountMinorLong());
        }
    }

    /** Shows how an operator paid it. */
    public record ManualPaymentView(String how, Instant paidAt, String reference, long amountMinor) {}

    /** Shows what the buyer chose: refund, wait (for the restock of a day) or swap (for a replacement). */
    public record ChoiceView(
            String choice, Optional<LocalDate> arrivesOn, Optional<String> replacementId, Instant chosenAt) {
        static ChoiceView of(Choice choice) {
            return switch (choice.wanted()) {
                case Choice.RefundNow _ -> new ChoiceView("refund", Optional.empty(), Optional.empty(), choice.at());
                case Choice.Wait wait ->
                    new ChoiceView("wait", Optional.of(wait.arrivesOn()), Optional.empty(), choice.at());
                case Choice.Swap swap ->
                    new ChoiceView("swap", Optional.empty(), Optional.of(swap.replacementId()), choice.at());
            };
        }
    }

    public static RefundView of(Refund refund) {
        return of(refund, Optional.empty());
    }

    /** Shows a refund with the attempts to pay it. */
    public static RefundView forOperators(Refund refund) {
        return forOperators(refund, HeldBack.NOT);
    }

    /** Shows a refund with its attempts, and with the pause or brake that keeps it from being sent. */
    public static RefundView forOperators(Refund refund, HeldBack heldBack) {
        return of(refund, Optional.of(RefundHandlingView.of(refund, heldBack)));
    }

    private static RefundView of(Refund refund, Optional<RefundHandlingView> handling) {
        var settled = Optional.of(refund.state())
                .filter(RefundState.Paid.class::isInstance)
                .map(RefundState.Paid.class::cast);
        var parked = Optional.of(refund.state())
                .filter(RefundState.Parked.class::isInstance)
                .map(RefundState.Parked.class::cast);
        long cash = refund.split().cash().getAmountMinorLong();
        long total = refund.total().getAmountMinorLong();
        return new RefundView(
                refund.refundId().toString(),
                refund.refundId().caseId().toString(),
                total,
                refund.total().getCurrencyUnit().getCode(),
                state(refund.state()),
                refund.due().dueAt(),
                refund.due().deadline(),
                settled.map(RefundState.Paid::at),
                settled.map(_ -> cash),
                settled.map(_ -> total - cash),
                refund.state() instanceof RefundState.Settled paid
                        ? paid.toBuyer().map(Money::getAmountMinorLong)
                        : Optional.empty(),
                refund.split().made().map(MadeView::of),
                parked.map(RefundState.Parked::reason),
                refund.choice().map(ChoiceView::of),
                refund.state() instanceof RefundState.Deferred wait
                        ? wait.moved().flatMap(RefundState.Moved::arrivesOn)
                        : Optional.empty(),
                refund.history().lastReturnedAt(),
                refund.state() instanceof RefundState.PaidByHand hand
                        ? Optional.of(of(hand.payment()))
                        : Optional.empty(),
                handling);
    }

    private static ManualPaymentView of(ManualPayment payment) {
        return new ManualPaymentView(payment.how(), payment.paidAt(), payment.reference(), payment.amountMinor());
    }

    private static String state(RefundState state) {
        return switch (state) {
            case RefundState.Scheduled _ -> "scheduled";
            case RefundState.Deferred _ -> "deferred";
            case RefundState.Claimed _, RefundState.Submitted _ -> "processing";
            case RefundState.Pending _ -> "pending";
            case RefundState.Returned _ -> "returned";
            case RefundState.Parked _ -> "parked";
            case RefundState.Settled _ -> "refunded";
            case RefundState.PaidByHand _ -> "paidByHand";
            case RefundState.Withdrawn _ -> "withdrawn";
        };
    }
}
