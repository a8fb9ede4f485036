package dev.makegood.stockout;

import dev.makegood.account.LedgerAccounts;
import dev.makegood.account.MerchantAccount;
import dev.makegood.command.Actor;
import dev.makegood.market.Market;
import dev.makegood.notice.CaseFact;
import dev.makegood.notice.ChoiceFact;
import dev.makegood.notice.CouponFact;
import dev.makegood.notice.Fact;
import dev.makegood.notice.Notice;
import dev.makegood.notice.Notices;
import dev.makegood.order.OrderLine;
import dev.makegood.order.Shipment;
import dev.makegood.order.shipment.ShippedThoughShort;
import dev.makegood.policy.Assessment;
import dev.makegood.policy.PolicyVersion;
import dev.makegood.policy.Violation;
import dev.makegood.storage.Database;
import dev.makegood.storage.KeyText;
import dev.makegood.storage.Write;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.joda.money.Money;

/** Writes the notices about cases to buyer, merchant and operator. */
public final class StockoutNotices implements ShippedThoughShort {
    private final Notices notices;

    public StockoutNotices(Database database) {
        notices = new Notices(database);
    }

    /** Returns the reference of a case in facts of notices. */
    public static Fact.OfCase named(Case c) {
        return new Fact.OfCase(c.id().toString(), c.sku());
    }

    /** Tells buyer and merchant of a growth, including the first one. */
    public List<Write> established(Case grown, Growth growth, Money refund) {
        PolicyVersion policy = growth.policy();
        Instant at = grown.told().worthToldAt();
        Money promised = grown.assessment().extra();
        String trigger = growth.cause().trigger().id();
        Instant deadline = policy.refundBy(growth.knownAt());
        Optional<String> law =
                policy.stricterLaw(growth.knownAt()).map(Market.LegalLimit::law).filter(_ -> refund.isPositive());
        return both(
                KeyText.join(grown.id(), grown.lastUnit()),
                grown,
                at,
                new CaseFact.StockoutBuyer(
                        named(grown),
                        growth.units(),
                        trigger,
                        refund,
                        deadline,
                        law,
                        policy.form().kind().id(),
                        toGet(grown),
                        positive(promised),
                        policy.zone()),
                new CaseFact.StockoutMerchant(
                        named(grown),
                        growth.units(),
                        trigger,
                        refund,
                        deadline,
                        law,
                        owed(grown),
                        grown.told().appealBy(),
                        policy.zone()));
    }

    /**
     * Tells buyer and merchant which choices the buyer has.
     *
     * @param until when the refund falls due if the buyer does not choose
     * @param keepsCompensation true if a buyer who chooses goods keeps the compensation
     * @param restockOn the day of the restock that the buyer can wait for
     */
    public List<Write> choice(
            Case grown, Instant until, boolean keepsCompensation, Optional<LocalDate> restockOn, Instant at) {
        return both(
                KeyText.join(grown.id(), grown.lastUnit()),
                grown,
                at,
                new ChoiceFact.ChoiceBuyer(named(grown), until, restockOn, !keepsCompensation, grown.zone()),
                new ChoiceFact.ChoiceMerchant(named(grown), until, grown.zone()));
    }

    /** Tells buyer and merchant that a line is late, with its compensation. */
    public List<Write> late(Case c, Instant shipBy, PolicyVersion policy, Instant at) {
        return both(
                c.id().toString(),
                c,
                at,
                new CaseFact.LateShipmentBuyer(named(c), c.units(), shipBy, toGet(c), policy.zone()),
                new CaseFact.LateShipmentMerchant(
                        named(c), c.units(), shipBy, owed(c), c.told().appealBy(), policy.zone()));
    }

    /**
     * Tells buyer and merchant the new worth of a case.
     *
     * @param c as told now ({@link Case#worthTold})
     * @param nth the replaced version of the case, since it may be assessed again more than once
     */
    public List<Write> reassessed(Case c, long nth, Why why) {
        return both(
                KeyText.join(c.id(), nth),
                c,
                c.told().worthToldAt(),
                new CaseFact.ReassessedBuyer(named(c), why.id(), toGet(c)),
                new CaseFact.ReassessedMerchant(named(c), why.id(), owed(c)));
    }

    /**
     * Tells the merchant the amount that it gets back.
     *
     * @param repaid how much of the amount repaid the platform
     * @param nth the number of the posting
     */
    public Write reimbursed(Case c, Money amount, Money repaid, long nth, Why why, Instant at) {
        var fact = new CaseFact.ReimbursedMerchant(
                named(c),
                amount,
                why.id(),
                c.policy().toString(),
                repaid,
                amount.minus(repaid),
                c.assessment().steps());
        return notices.create(Notice.of(KeyText.join(c.id(), nth), Actor.merchant(c.merchantId()), at, fact));
    }

    /** Tells the merchant the amount that it is debited again, and why. */
    public Write debitedAgain(Case c, Money amount, MerchantAccount.Movement debited, Instant at) {
        return notices.create(Notice.of(
                KeyText.join(c.id(), debited.account().postings()),
                Actor.merchant(c.merchantId()),
                at,
                debited(c, amount, debited, Optional.empty())));
    }

    /**
     * Describes the debit of a merchant for a case, by source.
     *
     * @param rest the amount that still waits for its money
     */
    public static Fact debited(Case c, Money amount, MerchantAccount.Movement debited, Optional<Money> rest) {
        return new CouponFact.CompensationDebitedMerchant(
                c.id().orderId(),
                c.id().toString(),
                c.sku(),
                amount,
                c.policy().toString(),
                debited.taken(LedgerAccounts.merchantBalance(c.merchantId())),
                debited.taken(LedgerAccounts.merchantDeposit(c.merchantId())),
                debited.taken(LedgerAccounts.merchantReceivable(c.merchantId())),
                rest,
                c.assessment().steps());
    }

    /** Returns the details for the buyer, who keeps what was given, however little is owed now. */
    private static CaseFact.ToGet toGet(Case c) {
        Assessment assessment = c.assessment();
        Money given = c.settlement().given();
        boolean more = assessment.amount().isGreaterThan(given);
        boolean kept = given.isPositive() && !more;
        return new CaseFact.ToGet(
                positive(assessment.amount()).filter(_ -> !kept),
                positive(given).filter(_ -> more),
                positive(given).filter(_ -> kept),
                assessment.steps());
    }

    /** Returns the details for the merchant, with its debits. */
    private static CaseFact.Owed owed(Case c) {
        Assessment assessment = c.assessment();
        return new CaseFact.Owed(c.policy().toString(), positive(assessment.amount()), assessment.steps());
    }

    private static Optional<Money> positive(Money amount) {
        return Optional.of(amount).filter(Money::isPositive);
    }

    private List<Write> both(String about, Case c, Instant at, Fact toBuyer, Fact toMerchant) {
        return List.of(
                notices.create(Notice.of(about, Actor.buyer(c.buyer()), at, toBuyer)),
                notices.create(Notice.of(about, Actor.merchant(c.merchantId()), at, toMerchant)));
    }

    @Override
    public List<Write> tell(Shipment shipment, OrderLine line, int units, Instant now) {
        String lineId = line.line().lineId();
        String merchantId = line.line().merchantId();
        var id = new CaseId(line.orderId(), lineId, Violation.STOCKOUT);
        var named = new Fact.OfCase(id.toString(), line.line().sku());
        String about = KeyText.join(line.ref(), shipment.shipmentId());
        return List.of(
                notices.create(Notice.of(
                        about, Actor.merchant(merchantId), now, new CaseFact.ShippedAfterCaseMerchant(named, units))),
                notices.create(Notice.of(
                        about, Actor.OPERATOR, now, new CaseFact.ShippedAfterCaseOperator(named, merchantId, units))));
    }
}
