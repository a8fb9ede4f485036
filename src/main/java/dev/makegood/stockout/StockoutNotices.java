package dev.makegood.stockout;

import dev.makegood.account.LedgerAccounts;
import dev.makegood.account.MerchantAccount;
import dev.makegood.notice.Notice;
import dev.makegood.notice.NoticeTemplate;
import dev.makegood.notice.Notices;
import dev.makegood.notice.Recipient;
import dev.makegood.order.OrderLine;
import dev.makegood.order.Shipment;
import dev.makegood.order.shipment.ShippedThoughShort;
import dev.makegood.policy.Assessment;
import dev.makegood.policy.PolicyVersion;
import dev.makegood.policy.Violation;
import dev.makegood.storage.Database;
import dev.makegood.storage.Write;
import dev.makegood.wording.Amounts;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.joda.money.Money;

/** Writes the notices about cases to buyer, merchant and operator. */
public final class StockoutNotices implements ShippedThoughShort {
    private final Notices notices;

    public StockoutNotices(Database database) {
        notices = new Notices(database);
    }

    /** Tells buyer and merchant of a growth, including the first one. */
    public List<Write> established(Case after, Growth growth, Money refund) {
        PolicyVersion policy = growth.policy();
        Instant at = growth.now();
        var details = new HashMap<>(Map.of(
                "orderId", after.id().orderId(),
                "lineId", after.id().lineId(),
                "caseId", after.id().toString(),
                "merchantId", after.merchantId(),
                "sku", after.sku(),
                "units", Integer.toString(growth.units()),
                "trigger", growth.cause().trigger().id(),
                "refundAmount", Amounts.text(refund),
                "deadline", policy.refund().deadline(growth.knownAt()).toString(),
                "policy", after.policy().toString()));
        details.putAll(appeal(policy, at));
        details.put("form", policy.form().kind().id());
        if (refund.isZero()) {
            details.put("nothingToRefund", "true");
        }
        if (after.assessment().extra().isPositive()) {
            details.put("promisedAmount", Amounts.text(after.assessment().extra()));
        }
        String about = after.id() + "~" + after.lastUnit();
        return both(about, NoticeTemplate.STOCKOUT_BUYER, NoticeTemplate.STOCKOUT_MERCHANT, after, details, at);
    }

    /**
     * Tells buyer and merchant which choices the buyer has.
     *
     * @param until when the refund falls due if the buyer does not choose
     * @param keepsCompensation true if the compensation stays when the buyer gets goods
     * @param restockOn the day of the restock that the buyer can wait for
     */
    public List<Write> choice(
            Case after, Instant until, boolean keepsCompensation, Optional<LocalDate> restockOn, Instant at) {
        var details = new HashMap<>(Map.of(
                "orderId", after.id().orderId(),
                "lineId", after.id().lineId(),
                "caseId", after.id().toString(),
                "sku", after.sku(),
                "zone", after.zone().getId(),
                "deadline", until.toString()));
        if (!keepsCompensation) {
            details.put("forfeits", "true");
        }
        restockOn.ifPresent(day -> details.put("restockOn", day.toString()));
        String about = after.id() + "~" + after.lastUnit();
        return List.of(
                notices.create(
                        Notice.of(about, NoticeTemplate.CHOICE_BUYER, Recipient.buyer(after.buyer()), at, details)),
                notices.create(Notice.of(
                        about, NoticeTemplate.CHOICE_MERCHANT, Recipient.merchant(after.merchantId()), at, details)));
    }

    /** Tells buyer and merchant that a line is late, and what that is worth. */
    public List<Write> late(Case after, Instant shipBy, PolicyVersion policy, Instant at) {
        var details = new HashMap<>(Map.of(
                "orderId", after.id().orderId(),
                "lineId", after.id().lineId(),
                "caseId", after.id().toString(),
                "sku", after.sku(),
                "units", Integer.toString(after.units()),
                "deadline", shipBy.toString(),
                "policy", after.policy().toString()));
        details.putAll(appeal(policy, at));
        return both(
                after.id().toString(),
                NoticeTemplate.LATE_SHIPMENT_BUYER,
                NoticeTemplate.LATE_SHIPMENT_MERCHANT,
                after,
                details,
                at);
    }

    /**
     * Tells buyer and merchant what a case is worth now.
     *
     * @param nth the replaced version of the case, since it may be assessed again more than once
     */
    public List<Write> reassessed(Case after, long nth, Why why, Instant at) {
        var details = Map.of(
                "orderId", after.id().orderId(),
                "lineId", after.id().lineId(),
                "caseId", after.id().toString(),
                "sku", after.sku(),
                "why", why.id(),
                "policy", after.policy().toString());
        String about = after.id() + "~" + nth;
        return both(about, NoticeTemplate.REASSESSED_BUYER, NoticeTemplate.REASSESSED_MERCHANT, after, details, at);
    }

    /**
     * Tells the merchant what it gets back.
     *
     * @param repaid how much of the amount repaid the platform
     * @param nth the number of the posting
     */
    public Write reimbursed(Case after, Money amount, Money repaid, long nth, Why why, Instant at) {
        var details = Map.of(
                "orderId", after.id().orderId(),
                "caseId", after.id().toString(),
                "sku", after.sku(),
                "amount", Amounts.text(amount),
                "repaid", Amounts.text(repaid),
                "toBalance", Amounts.text(amount.minus(repaid)),
                "why", why.id(),
                "policy", after.policy().toString());
        return notices.create(Notice.of(
                after.id() + "~" + nth,
                NoticeTemplate.REIMBURSED_MERCHANT,
                Recipient.merchant(after.merchantId()),
                at,
                details,
                after.assessment().steps()));
    }

    /** Tells the merchant what it is debited again, and why. */
    public Write debitedAgain(Case after, Money amount, MerchantAccount.Movement debited, Instant at) {
        var details = Map.of(
                "orderId", after.id().orderId(),
                "caseId", after.id().toString(),
                "sku", after.sku(),
                "amount", Amounts.text(amount),
                "policy", after.policy().toString(),
                "fromBalance", Amounts.text(debited.taken(LedgerAccounts.merchantBalance(after.merchantId()))),
                "fromDeposit", Amounts.text(debited.taken(LedgerAccounts.merchantDeposit(after.merchantId()))),
                "advanced", Amounts.text(debited.taken(LedgerAccounts.merchantReceivable(after.merchantId()))));
        return notices.create(Notice.of(
                after.id() + "~" + debited.account().postings(),
                NoticeTemplate.COMPENSATION_DEBITED_MERCHANT,
                Recipient.merchant(after.merchantId()),
                at,
                details,
                after.assessment().steps()));
    }

    private static Map<String, String> appeal(PolicyVersion policy, Instant at) {
        return Map.of(
                "appealBy", policy.appeal().end(at, policy.zone()).toString(),
                "zone", policy.zone().getId());
    }

    /**
     * Buyer and merchant get the same facts: what the case is worth, if anything, with the arithmetic. The merchant hears
     * what it is debited, the buyer what there is to get, since it keeps what it was given, however little is owed now.
     */
    private List<Write> both(
            String about,
            NoticeTemplate toBuyer,
            NoticeTemplate toMerchant,
            Case after,
            Map<String, String> facts,
            Instant at) {
        Assessment assessment = after.assessment();
        var toGet = new HashMap<>(facts);
        if (after.compensated().isPositive()) {
            boolean more = assessment.amount().isGreaterThan(after.compensated());
            toGet.put(more ? "givenAmount" : "keptAmount", Amounts.text(after.compensated()));
        }
        var owed = new HashMap<>(facts);
        if (assessment.amount().isPositive()) {
            owed.put("compensationAmount", Amounts.text(assessment.amount()));
            if (!toGet.containsKey("keptAmount")) {
                toGet.put("compensationAmount", Amounts.text(assessment.amount()));
            }
        }
        return List.of(
                notices.create(
                        Notice.of(about, toBuyer, Recipient.buyer(after.buyer()), at, toGet, assessment.steps())),
                notices.create(Notice.of(
                        about, toMerchant, Recipient.merchant(after.merchantId()), at, owed, assessment.steps())));
    }

    @Override
    public List<Write> tell(Shipment shipment, OrderLine line, int units, Instant now) {
        String lineId = line.line().lineId();
        String merchantId = line.line().merchantId();
        Map<String, String> details = Map.of(
                "orderId", line.orderId(),
                "lineId", lineId,
                "caseId", new CaseId(line.orderId(), lineId, Violation.STOCKOUT).toString(),
                "merchantId", merchantId,
                "sku", line.line().sku(),
                "units", Integer.toString(units));
        String about = line.orderId() + "~" + lineId + "~" + shipment.shipmentId();
        return List.of(
                notices.create(Notice.of(
                        about,
                        NoticeTemplate.SHIPPED_AFTER_CASE_MERCHANT,
                        Recipient.merchant(merchantId),
                        now,
                        details)),
                notices.create(Notice.of(
                        about, NoticeTemplate.SHIPPED_AFTER_CASE_OPERATOR, Recipient.OPERATOR, now, details)));
    }
}
