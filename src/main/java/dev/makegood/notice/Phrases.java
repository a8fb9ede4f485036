package dev.makegood.notice;

import java.util.ArrayList;
import java.util.List;

/** Chooses the phrases that form the text of a fact. Most facts have one phrase. */
final class Phrases {
    private Phrases() {}

    /** Returns the names of the phrases. A case tells its compensation, or why there is none. */
    static List<String> of(Fact fact) {
        String main = Kinds.name(fact.getClass());
        var phrases = new ArrayList<>(List.of(main));
        switch (fact) {
            case CaseFact.StockoutBuyer stockout -> stockout(main, stockout, phrases);
            case CaseFact.StockoutMerchant stockout -> {
                addIf(stockout.law().isPresent(), main + ".law", phrases);
                owed(main, stockout.worth(), phrases);
                phrases.add("appealBy");
            }
            case CaseFact.LateShipmentBuyer late -> toGet(main, late.worth(), phrases);
            case CaseFact.LateShipmentMerchant late -> {
                owed(main, late.worth(), phrases);
                phrases.add("appealBy");
            }
            case CaseFact.ReassessedBuyer again -> toGet(main, again.worth(), phrases);
            case CaseFact.ReassessedMerchant again -> owed(main, again.worth(), phrases);
            case CaseFact.TakenBackBuyer back -> takenBack(main, back, phrases);
            case ChoiceFact.ChoiceBuyer choice -> {
                addIf(choice.restockOn().isPresent(), main + ".wait", phrases);
                addIf(choice.forfeits(), main + ".forfeits", phrases);
            }
            case ChoiceFact.SwappedBuyer swapped ->
                addIf(swapped.difference().isPositive(), main + ".cheaper", phrases);
            case CancellationFact.CancellationProposedBuyer proposed ->
                cancellation(main, proposed.proposal(), phrases);
            case CancellationFact.CancellationProposedMerchant proposed ->
                cancellation(main, proposed.proposal(), phrases);
            case CancellationFact.CancellationReceivedBuyer received ->
                cancellation(main, received.proposal(), phrases);
            case CouponFact.CouponIssuedBuyer issued -> addIf(issued.rest().isPresent(), main + ".rest", phrases);
            case CouponFact.WalletCreditedBuyer credited ->
                addIf(credited.rest().isPresent(), main + ".rest", phrases);
            case CouponFact.CompensationDebitedMerchant debited ->
                addIf(debited.rest().isPresent(), main + ".rest", phrases);
            case DelayFact.DelayToldBuyer told -> delay(main, told, phrases);
            case DelayFact.DelayAgreedMerchant agreed ->
                phrases.add(main + (agreed.newShipBy().isPresent() ? ".date" : ".noDate"));
            case FurtherPeriodFact.FurtherPeriodSetBuyer set ->
                phrases.add(main + (set.cancels() ? ".cancels" : ".mayCancel"));
            case FurtherPeriodFact.FurtherPeriodSetMerchant set ->
                phrases.add(main + (set.cancels() ? ".cancels" : ".mayCancel"));
            case RefundFact.RefundedBuyer refunded -> refunded(main, refunded, phrases);
            case StockFact.LowStockMerchant low -> addIf(low.restock().isPresent(), main + ".restock", phrases);
            default -> {
                // One phrase is enough.
            }
        }
        return phrases;
    }

    private static void addIf(boolean holds, String phrase, List<String> phrases) {
        if (holds) {
            phrases.add(phrase);
        }
    }

    /** Begins with the buyer's total: refund, compensation, or both. */
    private static void stockout(String main, CaseFact.StockoutBuyer stockout, List<String> phrases) {
        boolean refund = !stockout.refundAmount().isZero();
        boolean compensation = stockout.worth().compensationAmount().isPresent();
        addIf(refund && compensation, main + ".both", phrases);
        phrases.add(main + (refund ? ".refund" : ".noRefund"));
        addIf(stockout.law().isPresent(), main + ".law", phrases);
        toGet(main, stockout.worth(), phrases);
        addIf(compensation && stockout.promisedAmount().isPresent(), main + ".promised", phrases);
    }

    /** Tells the worth of the case, or why it is worth nothing, and what the buyer was given before. */
    private static void toGet(String main, CaseFact.ToGet worth, List<String> phrases) {
        if (worth.keptAmount().isPresent()) {
            phrases.add("compensation.kept");
        } else if (worth.compensationAmount().isPresent()) {
            phrases.add(main + ".compensation");
            addIf(worth.givenAmount().isPresent(), "compensation.given", phrases);
        } else {
            phrases.add(main + ".noCompensation");
        }
    }

    private static void owed(String main, CaseFact.Owed worth, List<String> phrases) {
        phrases.add(main + (worth.compensationAmount().isPresent() ? ".compensation" : ".noCompensation"));
    }

    private static void takenBack(String main, CaseFact.TakenBackBuyer back, List<String> phrases) {
        if (back.compensationAmount().isPresent()) {
            phrases.add(main + ".compensation");
        } else {
            addIf(back.notOwed(), main + ".noCompensation", phrases);
        }
    }

    /** Leaves out an agreed sum of zero, which means the policy's amount. */
    private static void cancellation(String main, CancellationFact.Proposal proposal, List<String> phrases) {
        addIf(proposal.unanswered().isPresent(), main + ".unanswered", phrases);
        phrases.add("cancellation." + (proposal.amount().isZero() ? "byRules" : "atLeast"));
    }

    /** Says what silence means, and that who waits without a date may cancel at any time. */
    private static void delay(String main, DelayFact.DelayToldBuyer told, List<String> phrases) {
        boolean dated = told.newShipBy().isPresent();
        phrases.add(main + (dated ? ".date" : ".noDate"));
        phrases.add(main + (told.deadline().isPresent() ? ".cancellation" : ".consent"));
        addIf(!dated, main + ".always", phrases);
    }

    /** Adds where the money is if part of it is on coupons. */
    private static void refunded(String main, RefundFact.RefundedBuyer refunded, List<String> phrases) {
        boolean byHand = refunded.byHand().isPresent();
        addIf(byHand && refunded.onCoupons().isEmpty(), main + ".byHand", phrases);
        refunded.onCoupons().ifPresent(on -> {
            addIf(on.cash().isPresent(), main + (byHand ? ".cashByHand" : ".cash"), phrases);
            phrases.add(main + (on.coupons() == 1 ? ".coupon" : ".coupons"));
        });
        addIf(refunded.toBuyer().isPresent(), main + ".toBuyer", phrases);
    }
}
