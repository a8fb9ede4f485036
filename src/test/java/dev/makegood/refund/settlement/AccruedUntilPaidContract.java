package dev.makegood.refund.settlement;

import static dev.makegood.shop.Shop.BUYER;
import static dev.makegood.shop.Shop.cny;
import static dev.makegood.shop.Shop.line;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.makegood.account.Ledger;
import dev.makegood.account.LedgerAccounts;
import dev.makegood.account.Posting;
import dev.makegood.account.PostingKind;
import dev.makegood.command.Actor;
import dev.makegood.command.Outcome;
import dev.makegood.coupon.Coupons;
import dev.makegood.notice.CaseFact;
import dev.makegood.payment.GatewayEvent;
import dev.makegood.payment.GatewayOutcome;
import dev.makegood.payment.Providers;
import dev.makegood.policy.Exemption;
import dev.makegood.refund.ManualPayment;
import dev.makegood.refund.RefundId;
import dev.makegood.refund.Refunds;
import dev.makegood.refund.manual.PayByHand;
import dev.makegood.shop.ScriptedGateway.Next;
import dev.makegood.shop.Shop;
import dev.makegood.stockout.Case;
import dev.makegood.stockout.Compensation;
import dev.makegood.stockout.assessment.ExemptCase;
import dev.makegood.storage.Contract;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.joda.money.Money;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Verifies that what accrues until a refund is paid is given once, with a posting of its own: 36.5 % a year of 1,000.00
 * from the day on which the stockout was established, so 1.00 a day, beside 5.00 of compensation.
 */
class AccruedUntilPaidContract extends Contract {
    private static final String KEY = "O1~1~stockout~1-1";
    private static final Duration DAY = Duration.ofDays(1);
    private static final String INTEREST =
            "  accrual: {kind: interest, from: established, annualRates: [{basisPoints: 3650}], dayCount: actual/365, rounding: halfUp}\n";

    private Shop shop;

    @BeforeEach
    void aRefundIsWithTheGateway() {
        shop = new Shop(database(), scanner());
        shop.amend("  afterLateShipment: add\n", "  afterLateShipment: add\n" + INTEREST);
        shop.place("O1", line("1", "M1", "A", 1, 100_000));
        shop.admit("O1", "1", OptionalInt.empty());
        shop.gateway.next(Next.PEND);
        shop.sweep();
    }

    private Case theCase() {
        return shop.theCase("O1", "1");
    }

    private void says(String key, GatewayOutcome outcome) {
        new ReceiveGatewayEvent(database(), Providers.HTTP)
                .receive(
                        new GatewayEvent("e-" + key + outcome, key, "gw-" + key, cny(100_000), outcome),
                        shop.clock.instant());
    }

    private void isPaid(String key) {
        says(key, new GatewayOutcome.Done("gw-" + key));
    }

    private void comesBack(String key) {
        says(key, new GatewayOutcome.Returned("account closed"));
    }

    /** Returns what postings of a kind gave to the coupon, the newest first. */
    private List<Money> posted(PostingKind kind) {
        return new Ledger(database())
                .journal("merchant~M1~CNY", 100, Optional.empty()).items().stream()
                        .filter(posting -> posting.kind() == kind)
                        .map(AccruedUntilPaidContract::toCoupon)
                        .toList();
    }

    private static Money toCoupon(Posting posting) {
        return posting.entries().stream()
                .filter(entry -> entry.account().equals(LedgerAccounts.couponsOutstanding("coupon~O1~1~stockout")))
                .findFirst()
                .orElseThrow()
                .amount();
    }

    private Money face() {
        return shop.coupons().getFirst().face();
    }

    @Test
    void itIsGivenWhenTheRefundIsPaidWithAPostingOfItsOwn() {
        shop.issue();
        assertEquals(cny(500), face());
        shop.clock.advance(DAY.multipliedBy(10));
        isPaid(KEY);
        assertEquals(cny(1_000), theCase().assessment().accrued());
        assertEquals(cny(500), theCase().assessment().ofPolicy());
        shop.issue();
        assertEquals(cny(1_500), face());
        assertEquals(List.of(cny(500)), posted(PostingKind.COMPENSATION));
        assertEquals(List.of(cny(1_000)), posted(PostingKind.ACCRUAL));
        assertEquals(
                1, shop.told(Actor.buyer(BUYER), CaseFact.ReassessedBuyer.class).size());
        shop.reconcile();
    }

    @Test
    void compensationThatIsDueTooIsPaidAfterItByItself() {
        shop.clock.advance(DAY.multipliedBy(2));
        isPaid(KEY);
        shop.issue();
        shop.issue();
        assertEquals(cny(700), face());
        assertEquals(List.of(cny(200)), posted(PostingKind.ACCRUAL));
        assertEquals(List.of(cny(500)), posted(PostingKind.COMPENSATION));
        shop.reconcile();
    }

    @Test
    void aRepeatedEventAddsNothing() {
        shop.clock.advance(DAY);
        isPaid(KEY);
        shop.clock.advance(DAY);
        isPaid(KEY);
        assertEquals(cny(100), theCase().assessment().accrued());
    }

    @Test
    void aRefundThatCameBackAccruesUntilItIsPaidAgainAndNoDayTwice() {
        shop.clock.advance(DAY.multipliedBy(3));
        isPaid(KEY);
        shop.issue();
        shop.issue();
        shop.clock.advance(DAY.multipliedBy(4));
        comesBack(KEY);
        assertEquals(cny(300), theCase().assessment().accrued());
        shop.clock.advance(DAY.multipliedBy(2));
        isPaid(KEY + "~2");
        isPaid(KEY + "~2");
        assertEquals(cny(900), theCase().assessment().accrued());
        shop.issue();
        assertEquals(List.of(cny(600), cny(300)), posted(PostingKind.ACCRUAL));
        shop.reconcile();
    }

    @Test
    void aPaymentByHandEndsItWhenTheMoneyWasSent() {
        shop.place("O2", line("1", "M1", "A", 1, 100_000));
        shop.admit("O2", "1", OptionalInt.empty());
        shop.clock.advance(DAY.multipliedBy(5));
        var payment = new ManualPayment("bank transfer", shop.clock.instant().minus(DAY), "b-1", 100_000);
        RefundId id = shop.refunds("O2", "1").getFirst().refundId();
        assertInstanceOf(
                Outcome.Created.class,
                new PayByHand(database()).record(id, payment, Actor.of("operator:o"), shop.clock.instant()));
        assertEquals(cny(400), shop.theCase("O2", "1").assessment().accrued());
        shop.reconcile();
    }

    @Test
    void aRefundInTheSameDayAddsNothingAndTellsNobody() {
        shop.issue();
        isPaid(KEY);
        assertEquals(cny(500), theCase().assessment().amount());
        assertEquals(1, theCase().facts().portions().getFirst().repayments().size());
        assertEquals(List.of(), shop.told(Actor.buyer(BUYER), CaseFact.ReassessedBuyer.class));
        shop.reconcile();
    }

    @Test
    void anExemptCaseOwesNothingButTheBuyerKeepsWhatWasGiven() {
        shop.clock.advance(DAY);
        isPaid(KEY);
        shop.issue();
        shop.issue();
        new ExemptCase(database(), new Refunds(database()))
                .exempt(
                        new ExemptCase.ExemptCommand(theCase().id(), Exemption.WRONG_ADDRESS, Shop.START, "photo"),
                        Actor.of("operator:o"),
                        shop.clock.instant());
        assertEquals(cny(0), theCase().assessment().amount());
        assertEquals(cny(600), theCase().reimbursed());
        assertEquals(cny(600), face());
        shop.reconcile();
    }

    @Test
    void aVersionThatOwesOnRefundGivesBothOnceTheBuyerIsRefunded() {
        shop.publish(
                "pdd-stockout",
                "version: 1\n",
                "version: 4\neffectiveAt: 2026-03-01T00:00:00.001Z\n",
                "owedOn: established",
                "owedOn: refunded",
                "  afterLateShipment: add\n",
                "  afterLateShipment: add\n" + INTEREST);
        // Versions are read once a minute.
        shop.clock.advance(Duration.ofMinutes(2));
        shop.place("O2", line("1", "M1", "A", 1, 100_000));
        shop.admit("O2", "1", OptionalInt.empty());
        shop.gateway.next(Next.PEND);
        shop.sweep();
        shop.clock.advance(DAY);
        assertEquals(new Compensation.AwaitingRefund(), shop.theCase("O2", "1").compensation());
        isPaid("O2~1~stockout~1-1");
        shop.issue();
        shop.issue();
        assertEquals(
                cny(600),
                new Coupons(database()).get("coupon~O2~1~stockout").value().face());
        shop.reconcile();
    }
}
