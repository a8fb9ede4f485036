package dev.makegood.functions.advice;

import dev.makegood.advice.causes.ClaimPack;
import dev.makegood.advice.causes.ExplainedCase;
import dev.makegood.advice.causes.Sums;
import dev.makegood.advice.reputation.Period;
import dev.makegood.inventory.restock.Answers;
import dev.makegood.inventory.restock.Restock;
import dev.makegood.wording.Sentence;
import dev.makegood.wording.Text;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Shows what a merchant can claim from a supplier: its dates of a period and the cases that it caused, with evidence.
 *
 * @param summary in a sentence
 * @param judgedDates its dates without those whose day is not over
 * @param compensation what the compensation of the cases is worth, by currency
 * @param paid what was paid for their units, by currency
 * @param more true if the period has earlier dates or cases that were not read
 */
public record ClaimPackView(
        String merchantId,
        String supplierId,
        LocalDate from,
        LocalDate to,
        String zone,
        Text summary,
        long keptDates,
        long judgedDates,
        List<RepeatsView.AmountView> compensation,
        List<RepeatsView.AmountView> paid,
        List<DateView> dates,
        List<ClaimedCaseView> cases,
        boolean more) {

    /**
     * Shows a date that the supplier gave, and what became of it.
     *
     * @param answeredAt when it gave the date
     * @param answers all that it said about the restock, in order
     */
    public record DateView(
            String restockId,
            String sku,
            long requestedUnits,
            Instant requestedAt,
            long promisedUnits,
            LocalDate promisedOn,
            Instant answeredAt,
            Optional<Long> arrivedUnits,
            Optional<Instant> arrivedAt,
            String standing,
            Optional<Long> daysLate,
            List<AnswerView> answers) {
        static DateView of(ClaimPack.PromisedDate date) {
            Restock restock = date.restock();
            return new DateView(
                    restock.restockId(),
                    restock.sku(),
                    restock.units(),
                    restock.requestedAt(),
                    date.first().units(),
                    date.first().arrivesOn(),
                    date.first().at(),
                    date.arrived().map(there -> there.units()),
                    date.arrived().map(there -> there.at()),
                    date.standing().id(),
                    date.daysLate(),
                    restock.answers().all().stream().map(AnswerView::of).toList());
        }
    }

    /** Shows an answer of the supplier; without a day it declined. */
    public record AnswerView(long units, Optional<LocalDate> arrivesOn, Instant at) {
        static AnswerView of(Answers.Answer answer) {
            return new AnswerView(answer.units(), answer.arrivesOn(), answer.at());
        }
    }

    /**
     * Shows a case that the supplier caused.
     *
     * @param evidence the address of its signed evidence file
     */
    public record ClaimedCaseView(
            RootCauseView cause, String currency, long compensationMinor, long paidMinor, String evidence) {
        static ClaimedCaseView of(ExplainedCase one) {
            var worth = one.of().assessment().amount();
            return new ClaimedCaseView(
                    RootCauseView.of(one),
                    worth.getCurrencyUnit().getCode(),
                    worth.getAmountMinorLong(),
                    Sums.paid(one.of()).getAmountMinorLong(),
                    "/cases/" + one.of().id() + "/evidence");
        }
    }

    static ClaimPackView of(ClaimPack pack, Period period) {
        long units = pack.cases().stream().mapToLong(one -> one.of().units()).sum();
        Sentence summary = Sentence.of("claimPack.summary")
                .with("supplier", pack.supplierId())
                .day("from", period.from(), period.zone())
                .day("to", period.to(), period.zone())
                .with("dates", pack.judged())
                .with("kept", pack.kept())
                .with("cases", pack.cases().size())
                .with("units", units);
        return new ClaimPackView(
                pack.merchantId(),
                pack.supplierId(),
                period.from(),
                period.to(),
                period.zone().getId(),
                RootCauseView.text(summary),
                pack.kept(),
                pack.judged(),
                RepeatsView.AmountView.of(pack.compensation()),
                RepeatsView.AmountView.of(pack.paid()),
                pack.dates().stream().map(DateView::of).toList(),
                pack.cases().stream().map(ClaimedCaseView::of).toList(),
                pack.more());
    }
}
