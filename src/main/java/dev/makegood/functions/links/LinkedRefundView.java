package dev.makegood.functions.links;

import dev.makegood.choice.Alternatives;
import dev.makegood.functions.refunds.RefundView;
import dev.makegood.refund.Refund;
import dev.makegood.refund.RefundState;
import dev.makegood.stockout.Case;
import dev.makegood.wording.Text;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Shows a refund on the buyer's page.
 *
 * @param progress always planned, sent and paid, in this order
 * @param delayed true if it is not paid although its deadline is over
 * @param where says where the money is, and when it is to be there
 * @param choice absent if there is nothing to choose any more
 */
record LinkedRefundView(
        String refundId,
        int units,
        long amountMinor,
        String currency,
        String state,
        Instant deadline,
        List<StepView> progress,
        boolean delayed,
        Text where,
        Optional<OptionsView> choice,
        Optional<RefundView.ChoiceView> chosen) {

    /**
     * Shows one step of the money.
     *
     * @param reached true only if that is known
     * @param at when we learned of it
     * @param by until when it is to be reached; absent if nobody knows
     */
    record StepView(String step, boolean reached, Optional<Instant> at, Optional<Instant> by) {}

    static LinkedRefundView of(Refund refund, Case c, Alternatives found, Instant now) {
        RefundView shown = RefundView.of(refund);
        return new LinkedRefundView(
                shown.refundId(),
                refund.units(),
                shown.amountMinor(),
                shown.currency(),
                shown.state(),
                shown.deadline(),
                progress(refund, now),
                MoneyWords.isDelayed(refund, now),
                LinkedTexts.joined(MoneyWords.of(refund, c, now)),
                OptionsView.of(found, c.zone()),
                shown.choice());
    }

    private static List<StepView> progress(Refund refund, Instant now) {
        boolean paid = refund.state() instanceof RefundState.Paid;
        boolean sent =
                paid || refund.state() instanceof RefundState.Pending || refund.state() instanceof RefundState.Returned;
        Optional<Instant> by = Optional.of(refund.due().deadline())
                .filter(_ -> refund.state() instanceof RefundState.Unsettled)
                .filter(_ -> !(refund.state() instanceof RefundState.Parked))
                .filter(now::isBefore);
        return List.of(
                new StepView("planned", true, Optional.empty(), Optional.empty()),
                new StepView("sent", sent, Optional.empty(), sent ? Optional.empty() : by),
                new StepView(
                        "paid",
                        paid,
                        refund.state() instanceof RefundState.Paid known ? Optional.of(known.at()) : Optional.empty(),
                        by));
    }
}
