package dev.makegood.functions.policies;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.makegood.policy.Agreement;
import dev.makegood.policy.Exemption;
import dev.makegood.policy.Facts;
import dev.makegood.policy.MerchantLines;
import dev.makegood.policy.MerchantRate;
import dev.makegood.policy.Portion;
import dev.makegood.policy.Repayment;
import dev.makegood.promise.MerchantPromise;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.joda.money.Money;

/** Shows the facts of an assessment, in the form in which callers give facts. */
public record FactsView(
        String violation,
        String currency,
        List<PortionView> portions,
        Optional<Instant> paidAt,
        Optional<Instant> promisedAt,
        Optional<Instant> promisedShipAt,
        Optional<Instant> agreedShipAt,
        Optional<Instant> shippedAt,
        Optional<Instant> establishedAt,
        Map<String, Long> scopePaidMinor,
        Optional<Long> lateShipmentMinor,
        Optional<Long> replacedMinor,
        Optional<PromiseView> promise,
        Optional<MerchantLinesView> merchantLines,
        Map<String, Boolean> attributes) {

    /** Shows some of the units, with facts of their own. */
    public record PortionView(
            long paidMinor,
            long couponMinor,
            Optional<Instant> admittedAt,
            Optional<AgreementView> agreement,
            Optional<String> exemption,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<RepaymentView> repayments) {
        public static PortionView of(Portion portion) {
            return new PortionView(
                    portion.paid().getAmountMinorLong(),
                    portion.withCoupons().getAmountMinorLong(),
                    portion.admittedAt(),
                    portion.agreement().map(AgreementView::of),
                    portion.exemption().map(Exemption::id),
                    portion.repayments().stream().map(RepaymentView::of).toList());
        }
    }

    /** Shows one payment of a refund. */
    public record RepaymentView(
            long cashMinor,
            Optional<Instant> establishedAt,
            Optional<Instant> dueBy,
            Optional<Instant> beforeAt,
            Instant paidAt) {
        static RepaymentView of(Repayment paid) {
            return new RepaymentView(
                    paid.cash().getAmountMinorLong(),
                    paid.establishedAt(),
                    paid.dueBy(),
                    paid.beforeAt(),
                    paid.paidAt());
        }
    }

    public record AgreementView(String agreementId, boolean owed, long atLeastMinor) {
        public static AgreementView of(Agreement agreement) {
            return new AgreementView(
                    agreement.id(), agreement.owed(), agreement.atLeast().getAmountMinorLong());
        }
    }

    /** Shows the merchant's own promise. */
    public record PromiseView(String promiseId, String kind, long amountMinor) {
        public static PromiseView of(MerchantPromise promise) {
            return new PromiseView(
                    promise.promiseId(), promise.kind().id(), promise.amount().getAmountMinorLong());
        }
    }

    /** Shows how many of the merchant's lines were paid in some days, and what had become of them. */
    public record MerchantLinesView(
            int days,
            LocalDate before,
            long paid,
            Optional<Long> stockouts,
            Optional<Long> cancellations,
            Optional<Long> lateShipments,
            Instant asOf) {
        public static MerchantLinesView of(MerchantLines lines) {
            return new MerchantLinesView(
                    lines.days(),
                    lines.before(),
                    lines.paid(),
                    counted(lines, MerchantRate.Of.STOCKOUTS),
                    counted(lines, MerchantRate.Of.CANCELLATIONS),
                    counted(lines, MerchantRate.Of.LATE_SHIPMENTS),
                    lines.asOf());
        }

        private static Optional<Long> counted(MerchantLines lines, MerchantRate.Of of) {
            return Optional.ofNullable(lines.counted().get(of));
        }
    }

    public static FactsView of(Facts facts) {
        return new FactsView(
                facts.violation().id(),
                facts.paid().getCurrencyUnit().getCode(),
                facts.portions().stream().map(PortionView::of).toList(),
                facts.paidAt(),
                facts.ship().madeAt(),
                facts.ship().shipAt(),
                facts.ship().agreedShipAt(),
                facts.happened().shippedAt(),
                facts.happened().establishedAt(),
                facts.used().entrySet().stream()
                        .collect(Collectors.toMap(
                                used -> used.getKey().id(),
                                used -> used.getValue().getAmountMinorLong())),
                facts.given().forLateShipment().map(Money::getAmountMinorLong),
                facts.given().forReplaced().map(Money::getAmountMinorLong),
                facts.promise().map(PromiseView::of),
                facts.merchantLines().map(MerchantLinesView::of),
                facts.attributes().stream().collect(Collectors.toMap(Function.identity(), _ -> true)));
    }
}
