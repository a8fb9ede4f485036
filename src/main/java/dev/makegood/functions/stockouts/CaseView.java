package dev.makegood.functions.stockouts;

import dev.makegood.choice.Suggestion;
import dev.makegood.functions.policies.FactsView;
import dev.makegood.functions.policies.PolicyRefView;
import dev.makegood.functions.refunds.RefundView;
import dev.makegood.market.Market;
import dev.makegood.policy.Exemption;
import dev.makegood.policy.PolicyVersion;
import dev.makegood.refund.Refund;
import dev.makegood.stockout.Case;
import dev.makegood.stockout.Compensation;
import dev.makegood.wording.Sentence;
import dev.makegood.wording.Text;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.joda.money.Money;

/** Shows a case with its tranches, its arithmetic, its compensation and its refunds. */
public record CaseView(
        String caseId,
        String orderId,
        String lineId,
        String merchantId,
        String buyer,
        String sku,
        String violation,
        String trigger,
        Instant establishedAt,
        int quantity,
        int units,
        List<TrancheView> tranches,
        PolicyRefView policy,
        FactsView facts,
        AssessmentView assessment,
        Optional<String> exemption,
        CompensationView compensation,
        List<RefundView> refunds,
        Optional<List<SuggestionView>> suggestedReplacements) {

    public record AssessmentView(
            long amountMinor, long extraMinor, long accruedMinor, String currency, List<Text> steps) {}

    public record CompensationView(
            String state,
            long amountMinor,
            Optional<String> couponId,
            Optional<Instant> issuedAt,
            Optional<Text> reason) {}

    public static CaseView of(Case c, List<Refund> refunds, PolicyVersion policy) {
        var amount = c.assessment().amount();
        return new CaseView(
                c.id().toString(),
                c.id().orderId(),
                c.id().lineId(),
                c.merchantId(),
                c.buyer(),
                c.sku(),
                c.id().violation().id(),
                c.trigger().id(),
                c.establishedAt(),
                c.quantity(),
                c.units(),
                TrancheView.of(c, refunds, policy),
                PolicyRefView.of(c.policy()),
                FactsView.of(c.facts()),
                new AssessmentView(
                        amount.getAmountMinorLong(),
                        c.assessment().extra().getAmountMinorLong(),
                        c.assessment().accrued().getAmountMinorLong(),
                        amount.getCurrencyUnit().getCode(),
                        Market.current().texts(c.assessment().steps())),
                c.facts().exemption().map(Exemption::id),
                compensation(c),
                refunds.stream().map(RefundView::of).toList(),
                Optional.empty());
    }

    /** Returns the view with what the merchant could offer. */
    CaseView with(List<Suggestion> suggestions) {
        return new CaseView(
                caseId,
                orderId,
                lineId,
                merchantId,
                buyer,
                sku,
                violation,
                trigger,
                establishedAt,
                quantity,
                units,
                tranches,
                policy,
                facts,
                assessment,
                exemption,
                compensation,
                refunds,
                Optional.of(suggestions.stream().map(SuggestionView::of).toList()));
    }

    private static CompensationView compensation(Case c) {
        return switch (c.compensation()) {
            case Compensation.AwaitingRefund _ -> compensation("awaitingRefund", c);
            case Compensation.Owed _ -> compensation("owed", c);
            case Compensation.Suspended _ -> compensation("suspended", c);
            case Compensation.Issued issued ->
                new CompensationView(
                        "issued",
                        c.compensated().getAmountMinorLong(),
                        Optional.of(issued.couponId()),
                        Optional.of(issued.at()),
                        Optional.empty());
            case Compensation.Nothing _ ->
                new CompensationView(
                        "nothing",
                        0,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(Market.current().text(reason(c)::in)));
        };
    }

    private static Sentence reason(Case c) {
        Money credited = c.settlement().credited();
        return credited.isPositive()
                ? Sentence.of("step.credited").amount("amount", credited)
                : c.assessment().steps().getLast();
    }

    private static CompensationView compensation(String state, Case c) {
        return new CompensationView(
                state,
                c.assessment().amount().getAmountMinorLong(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }
}
