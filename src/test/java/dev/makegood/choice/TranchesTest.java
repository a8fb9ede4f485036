package dev.makegood.choice;

import static dev.makegood.shop.Shop.BUYER;
import static dev.makegood.shop.Shop.START;
import static dev.makegood.shop.Shop.cny;
import static dev.makegood.shop.Shop.line;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.makegood.cancellation.AnswerCancellation;
import dev.makegood.cancellation.Cancellation;
import dev.makegood.cancellation.Cancellation.Side;
import dev.makegood.cancellation.ProposeCancellation;
import dev.makegood.command.Actor;
import dev.makegood.command.Outcome;
import dev.makegood.coupon.Coupon;
import dev.makegood.notice.ChoiceFact;
import dev.makegood.order.LineRef;
import dev.makegood.order.PaidOrder;
import dev.makegood.policy.Exemption;
import dev.makegood.policy.publication.Policies;
import dev.makegood.refund.Choice;
import dev.makegood.refund.Refunds;
import dev.makegood.servicedesk.Desk;
import dev.makegood.servicedesk.claim.ClaimKind;
import dev.makegood.shop.Shop;
import dev.makegood.stockout.Added;
import dev.makegood.stockout.Compensation;
import dev.makegood.stockout.Tranche;
import dev.makegood.stockout.Trigger;
import dev.makegood.stockout.assessment.ExemptCase;
import dev.makegood.storage.memory.MemoryDatabase;
import dev.makegood.storage.memory.MemoryScanner;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.joda.money.Money;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Verifies that each growth of a case is treated separately. */
class TranchesTest {
    private static final OptionalInt ALL = OptionalInt.empty();

    private MemoryDatabase database;
    private Shop shop;
    private Desk desk;

    @BeforeEach
    void open() {
        database = new MemoryDatabase();
        shop = new Shop(database, new MemoryScanner(database, 3));
        desk = new Desk(shop, database);
    }

    /** Places an order at 300.00 a unit, to be shipped in a week. */
    private void place(int units) {
        shop.place("tmall", "O1", START, week("1", units, units * 30_000L));
    }

    private static PaidOrder.PaidLine week(String id, int quantity, long minor) {
        return new PaidOrder.PaidLine(id, "M1", "S1", quantity, cny(minor), START.plus(Duration.ofDays(7)), List.of());
    }

    private Outcome<Cancellation> propose(String id, Side by, long minor) {
        return new ProposeCancellation(database)
                .propose(
                        new LineRef("O1", "1"),
                        new Cancellation.CancellationCommand(id, by, cny(minor), "the kiln broke"),
                        shop.clock.instant());
    }

    private Outcome<Cancellation> accept(String id, Side by) {
        return new AnswerCancellation(database).answer(new LineRef("O1", "1"), id, by, true, shop.clock.instant());
    }

    private void agree(String id, Side proposer, long minor) {
        created(propose(id, proposer, minor));
        created(accept(id, proposer == Side.BUYER ? Side.MERCHANT : Side.BUYER));
    }

    private void exempt() {
        var finding = new ExemptCase.ExemptCommand(Shop.caseId("O1", "1"), Exemption.WRONG_ADDRESS, START, "x");
        created(new ExemptCase(database, new Refunds(database))
                .exempt(finding, Actor.of("operator:a"), shop.clock.instant()));
    }

    private static void created(Outcome<?> recorded) {
        assertInstanceOf(Outcome.Created.class, recorded, String.valueOf(recorded));
    }

    private Money coupons() {
        shop.issue();
        return shop.coupons().stream().map(Coupon::face).reduce(cny(0), Money::plus);
    }

    private List<Tranche> tranches() {
        return shop.theCase("O1", "1").tranches();
    }

    @Test
    void anAdmissionInTimeIsCheaperForTheUnitsThatWereAdmitted() {
        shop.publish("tmall-stockout");
        place(10);
        shop.admit("O1", "1", OptionalInt.of(1));
        shop.clock.advance(Duration.ofDays(10));
        shop.overdue();
        assertEquals(List.of(1, 9), tranches().stream().map(Tranche::units).toList());
        assertEquals(cny(3_000 + 40_500), coupons());
        shop.reconcile();
    }

    @Test
    void anAdmissionInTimeIsCheaperAfterARecountToo() {
        shop.publish("tmall-stockout");
        place(10);
        shop.count("M1", "S1", "c-1", 9);
        shop.strand(10);
        shop.admit("O1", "1", ALL);
        assertEquals(
                List.of(Trigger.RECOUNT, Trigger.ADMISSION),
                tranches().stream().map(Tranche::trigger).toList());
        assertEquals(
                List.of(Actor.SYSTEM, Actor.of("platform:p")),
                tranches().stream().map(Tranche::by).toList());
        assertEquals(cny(4_500 + 27_000), coupons());
    }

    @Test
    void aBuyersChangeOfMindAboutTheRestAddsNothing() {
        shop.publish("tmall-stockout");
        place(10);
        shop.admit("O1", "1", OptionalInt.of(1));
        assertEquals(cny(3_000), coupons());
        agree("c-1", Side.BUYER, 0);
        assertEquals(cny(3_000), coupons());
    }

    @Test
    void anAgreedSumIsGivenWhileTheBuyerMayChoose() {
        var buyer = new ChoosingBuyer(shop, database);
        buyer.goesShort("O1", 2);
        agree("c-1", Side.MERCHANT, 3_000);
        shop.sweep();
        assertEquals(cny(2_000), buyer.paid());
        assertEquals(cny(3_000), coupons());
        shop.reconcile();
    }

    @Test
    void anAgreedSumIsGivenWhileTheBuyerWaitsAndTheDeadlineFollows() {
        var buyer = new ChoosingBuyer(shop, database);
        buyer.goesShort("O1", 2);
        buyer.restock(2);
        created(buyer.choose("O1", new Choice.Wait(ChoosingBuyer.RESTOCK_ON)));
        agree("c-1", Side.MERCHANT, 3_000);
        assertEquals(
                shop.clock.instant().plus(Duration.ofHours(24)),
                buyer.refund("O1").due().deadline());
        assertEquals(
                List.of("You and the merchant agreed to cancel 2 x A of your order O1, which you waited for. We will"
                        + " refund 20.00 CNY by 3 March 2026, 12:00 (UTC+8); you need not do anything."),
                shop.told(Actor.buyer(BUYER), ChoiceFact.WaitCancelledBuyer.class));
        shop.sweep();
        assertEquals(cny(3_000), coupons());
    }

    @Test
    void anAgreedSumIsGivenForAnExemptCase() {
        shop.place("O1", line("1", "M1", "A", 2, 2_000));
        shop.admit("O1", "1", OptionalInt.of(1));
        exempt();
        agree("c-1", Side.MERCHANT, 3_000);
        assertEquals(cny(3_000), coupons());
    }

    @Test
    void twoAgreementsAboutOneCaseGiveTheGreaterOfTheirSums() {
        var buyer = new ChoosingBuyer(shop, database);
        buyer.goesShort("O1", 2);
        created(propose("c-1", Side.MERCHANT, 3_000));
        created(propose("c-2", Side.MERCHANT, 2_000));
        created(propose("c-3", Side.MERCHANT, 4_000));
        created(accept("c-1", Side.BUYER));
        assertInstanceOf(Outcome.Refused.class, accept("c-2", Side.BUYER));
        assertEquals(cny(3_000), coupons());
    }

    @Test
    void nobodyAgreesOnMoreThanTheMerchantCanPay() {
        shop.place("O1", line("1", "M1", "A", 1, 1));
        var refused = assertInstanceOf(Outcome.Refused.class, propose("c-1", Side.MERCHANT, 10_001));
        assertEquals("compensationMinor", refused.field());
        shop.topUp("M1", "t-1", 1);
        created(propose("c-1", Side.MERCHANT, 10_001));
        created(propose("c-2", Side.BUYER, 99_999_999L));
        assertInstanceOf(Outcome.Refused.class, accept("c-2", Side.MERCHANT));
        created(accept("c-1", Side.BUYER));
        assertEquals(cny(10_001), coupons());
    }

    @Test
    void anAppealIsAboutWhatWasEstablishedAndWhatComesLaterCanBeAppealedAgainst() {
        shop.publish("tmall-stockout");
        place(10);
        shop.admit("O1", "1", OptionalInt.of(1));
        created(desk.appeal("O1", "that unit was damaged by the carrier"));
        created(desk.decideAppeal("O1", true, "so it is"));
        shop.clock.advance(Duration.ofDays(11));
        shop.overdue();
        assertEquals(cny(40_500), coupons());
        assertInstanceOf(Outcome.Repeated.class, desk.appeal("O1", "that unit was damaged by the carrier"));
        created(desk.appeal("O1", "the others too"));
        created(desk.decideAppeal("O1", true, "so they are"));
        assertEquals(cny(0), shop.theCase("O1", "1").assessment().amount());
        assertInstanceOf(Outcome.Conflict.class, desk.appeal("O1", "once more"));
        shop.reconcile();
    }

    @Test
    void whatALineIsWorthInAllDoesNotDependOnTheOrderOfItsViolations() {
        shop.publish("tmall-late-shipment");
        shop.publish("tmall-stockout");
        place(2);
        shop.count("M1", "S1", "c-1", 1);
        shop.strand(10);
        shop.clock.advance(Duration.ofDays(7).plusMillis(1));
        shop.overdue();
        shop.clock.advance(Duration.ofHours(72));
        shop.overdue();
        assertEquals(cny(9_000), coupons());
    }

    @Test
    void aReplacementForNearlyNothingIsARefund() {
        var buyer = new ChoosingBuyer(shop, database, "owedOn: established", "owedOn: refunded");
        shop.count("M1", "B", "b-0", 5);
        buyer.goesShort("O1", 1);
        created(buyer.offer("O1", "r-1", 1));
        created(buyer.choose("O1", new Choice.Swap("r-1")));
        shop.sweep();
        assertEquals(cny(999), buyer.paid());
        assertEquals(cny(500), coupons());
    }

    @Test
    void compensationIsOwedForTheUnitsThatAreRefunded() {
        shop.publish(
                "tmall-stockout",
                "choiceWindowHours: 0",
                "choiceWindowHours: 12",
                "owedOn: established",
                "owedOn: refunded");
        shop.count("M1", "B", "b-0", 50);
        shop.place("tmall", "O1", START, line("1", "M1", "A", 10, 300_000));
        shop.admit("O1", "1", OptionalInt.of(9));
        shop.admit("O1", "1", ALL);
        var buyer = new ChoosingBuyer(shop, database);
        created(buyer.offer("O1", "r-1", 30_000));
        created(buyer.choose(shop.refunds("O1", "1").getFirst().refundId(), new Choice.Swap("r-1")));
        created(buyer.choose(shop.refunds("O1", "1").getLast().refundId(), new Choice.RefundNow()));
        shop.sweep();
        assertEquals(cny(3_000), coupons());
        shop.reconcile();
    }

    @Test
    void aCaseHasAMostOfTranchesAndEachGrowthItsRefund() {
        shop.publish("tmall-stockout");
        place(70);
        for (int units = 1; units <= 70; units++) {
            shop.admit("O1", "1", OptionalInt.of(units));
            shop.clock.advance(Duration.ofSeconds(1));
        }
        assertEquals(50, tranches().size());
        assertEquals(21, tranches().getLast().units());
        assertEquals(70, shop.refunds("O1", "1").size());
        assertEquals(cny(50_000), coupons());
    }

    @Test
    void theDeadlineCountsFromWhenItWasKnown() {
        shop.place("O1", line("1", "M1", "A", 2, 2_000));
        shop.count("M1", "A", "c-1", 1);
        Instant counted = shop.clock.instant();
        shop.clock.advance(Duration.ofHours(2));
        shop.strand(10);
        assertEquals(
                counted.plus(Duration.ofHours(24)),
                shop.refunds("O1", "1").getFirst().due().deadline());
        shop.clock.advance(Duration.ofHours(100));
        shop.overdue();
        Instant overdue = START.plus(Duration.ofHours(8 + 48));
        assertEquals(overdue, tranches().getLast().knownAt());
        var late = shop.refunds("O1", "1").getLast();
        assertEquals(overdue.plus(Duration.ofHours(24)), late.due().deadline());
        assertTrue(!late.due().dueAt().isAfter(shop.clock.instant().plusMillis(1)), late.toString());
    }

    @Test
    void lateDetectionShortensTheChoiceAndNeverOffersItInThePast() {
        new ChoosingBuyer(shop, database);
        shop.place("O1", line("1", "M1", "A", 2, 2_000), line("2", "M1", "A", 1, 1_000));
        shop.count("M1", "A", "c-1", 1);
        Instant counted = shop.clock.instant();
        shop.clock.advance(Duration.ofHours(10));
        shop.strand(1);
        var first = shop.refunds("O1", "2").isEmpty() ? shop.refunds("O1", "1") : shop.refunds("O1", "2");
        assertEquals(counted.plus(Duration.ofHours(12)), first.getFirst().due().dueAt());
        shop.clock.advance(Duration.ofHours(3));
        shop.strand(10);
        var second = shop.refunds("O1", "1").getLast();
        assertTrue(!second.isOpenToChoice(shop.clock.instant().plusMillis(1)), second.toString());
    }

    @Test
    void anExemptionIsRepeatedForWhatCameLater() {
        shop.place("O1", line("1", "M1", "A", 2, 2_000));
        shop.admit("O1", "1", OptionalInt.of(1));
        exempt();
        assertInstanceOf(Compensation.Nothing.class, shop.theCase("O1", "1").compensation());
        shop.admit("O1", "1", ALL);
        assertEquals(cny(500), shop.theCase("O1", "1").assessment().amount());
        var finding = new ExemptCase.ExemptCommand(Shop.caseId("O1", "1"), Exemption.BUYER_ABUSE, START, "y " + BUYER);
        created(new ExemptCase(database, new Refunds(database))
                .exempt(finding, Actor.of("operator:a"), shop.clock.instant()));
        assertEquals(cny(0), shop.theCase("O1", "1").assessment().amount());
    }

    @Test
    void aLineThatHasACaseIsOverdueByTheVersionOfItsCase() {
        shop.place("O1", line("1", "M1", "A", 2, 2_000));
        shop.admit("O1", "1", OptionalInt.of(1));
        shop.publish(
                "pdd-stockout",
                "version: 1\n",
                "version: 3\neffectiveAt: 2026-03-02T05:00:00Z\n",
                "overdueHours: 48",
                "overdueHours: 240");
        shop.clock.advance(Duration.ofHours(8 + 48));
        shop.overdue();
        assertEquals(2, shop.theCase("O1", "1").units());
    }

    @Test
    void aLineThatHasACaseWaitsAsLongAsTheVersionOfItsCaseSays() {
        shop.amend("overdueHours: 48", "overdueHours: 240");
        shop.place("O1", line("1", "M1", "A", 2, 2_000));
        shop.admit("O1", "1", OptionalInt.of(1));
        shop.publish("pdd-stockout", "version: 1\n", "version: 4\neffectiveAt: 2026-03-02T05:00:00Z\n");
        shop.clock.advance(Duration.ofHours(8 + 239));
        shop.overdue();
        assertEquals(1, shop.theCase("O1", "1").units());
        shop.clock.advance(Duration.ofHours(1));
        shop.overdue();
        assertEquals(2, shop.theCase("O1", "1").units());
    }

    private void claim(ClaimKind kind) {
        created(desk.claim("O1", kind));
    }

    private void uphold() {
        created(desk.decideClaim("O1", true));
    }

    @Test
    void anUpheldClaimMakesOwedWhatACancellationDidNot() {
        shop.place("O1", line("1", "M1", "A", 1, 1_000));
        agree("c-1", Side.BUYER, 0);
        shop.sweep();
        assertEquals(cny(0), coupons());
        claim(ClaimKind.TOLD_OUT_OF_STOCK);
        uphold();
        assertEquals(cny(500), coupons());
        shop.reconcile();
    }

    @Test
    void whatWasNeverHandedOverIsRefundedInFull() {
        shop.place("O1", line("1", "M1", "A", 3, 3_000));
        shop.ship("O1", "s-1", "1", 2);
        claim(ClaimKind.NEVER_HANDED_OVER);
        uphold();
        assertEquals(3, shop.theCase("O1", "1").units());
        assertEquals(Actor.of("operator:anna"), tranches().getFirst().by());
        shop.sweep();
        assertEquals(cny(500), coupons());
        shop.reconcile();
    }

    @Test
    void aReplacementThatGoesShortTooIsAssessedByItsOwnPromiseAndGivesNoMoreThanTheLarger() {
        shop.publish("tmall-stockout", "choiceWindowHours: 0", "choiceWindowHours: 12");
        var buyer = new ChoosingBuyer(shop, database);
        shop.count("M1", "B", "b-0", 5);
        shop.place("tmall", "O1", START, line("1", "M1", "A", 1, 100_000));
        shop.admit("O1", "1", ALL);
        assertEquals(cny(10_000), coupons());
        created(buyer.offer("O1", "r-1", 90_000));
        created(buyer.choose("O1", new Choice.Swap("r-1")));
        shop.admit("O1", "swap-1-1", ALL);
        var replacement = shop.theCase("O1", "swap-1-1");
        assertEquals(
                Optional.of(cny(10_000)), replacement.circumstances().given().forReplaced());
        assertEquals(cny(0), replacement.assessment().amount());
        assertEquals(cny(10_000), coupons());
    }

    @Test
    void whatTheTranchesAddComesToWhatTheCaseIsWorth() {
        shop.place("O1", line("1", "M1", "A", 4, 8_000));
        shop.admit("O1", "1", OptionalInt.of(1));
        shop.count("M1", "A", "c-1", 2);
        shop.strand(10);
        agree("c-1", Side.MERCHANT, 1_200);
        var theCase = shop.theCase("O1", "1");
        var added = Added.of(theCase, new Policies(database).get(theCase.policy()));
        assertEquals(
                List.of(cny(500), cny(0), cny(1_200)),
                added.stream().map(Added::amount).toList());
        assertEquals(theCase.assessment(), added.getLast().upToHere());
        assertEquals(cny(1_700), coupons());
    }
}
