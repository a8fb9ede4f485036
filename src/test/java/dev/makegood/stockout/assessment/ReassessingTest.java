package dev.makegood.stockout.assessment;

import static dev.makegood.shop.Shop.START;
import static dev.makegood.shop.Shop.caseId;
import static dev.makegood.shop.Shop.cny;
import static dev.makegood.shop.Shop.lateCaseId;
import static dev.makegood.shop.Shop.promised;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.makegood.command.Actor;
import dev.makegood.command.Outcome;
import dev.makegood.notice.CaseFact;
import dev.makegood.notice.Fact;
import dev.makegood.order.PaidOrder;
import dev.makegood.policy.Assessment;
import dev.makegood.policy.Exemption;
import dev.makegood.policy.PolicyVersion;
import dev.makegood.policy.Scope;
import dev.makegood.policy.Versions;
import dev.makegood.policy.publication.Policies;
import dev.makegood.policy.publication.PublishPolicy;
import dev.makegood.refund.Refunds;
import dev.makegood.shop.Shop;
import dev.makegood.stockout.Case;
import dev.makegood.stockout.CaseId;
import dev.makegood.stockout.Cases;
import dev.makegood.stockout.Compensation;
import dev.makegood.stockout.Why;
import dev.makegood.storage.Stored;
import dev.makegood.storage.TroubledDatabase;
import dev.makegood.storage.Write;
import dev.makegood.storage.memory.MemoryDatabase;
import dev.makegood.storage.memory.MemoryScanner;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

/** Verifies the worth of cases when one is assessed again, or takes its share of the caps again. */
class ReassessingTest {
    private static final CaseId LATE = lateCaseId("O1", "1");
    private static final CaseId STOCKOUT = caseId("O1", "1");

    private static final CaseId OTHER = caseId("O2", "1");

    /** Caps only the late shipments of one order, so that its stockouts leave them alone. */
    private static final String OF_THE_ORDER = "scope: order";

    private static final String OF_THE_DAY = "scope: buyerMerchantDay";

    private final MemoryDatabase database = new MemoryDatabase();
    private final Shop shop = new Shop(database, new MemoryScanner(database, 3));
    private final Cases cases = new Cases(database);
    private final Reassessing reassessing = new Reassessing(database, new Refunds(database));

    private Stored<Case> stored(CaseId id) {
        return cases.find(id).orElseThrow();
    }

    private Money worth(CaseId id) {
        return shop.theCase(id).assessment().amount();
    }

    private int told(Class<? extends Fact> kind) {
        return shop.told(Actor.buyer(Shop.BUYER), kind).size();
    }

    /** Takes the rest of the caps, and writes it as a payment does. */
    private Case retake(CaseId id) {
        Stored<Case> before = stored(id);
        var retaken = reassessing.retake(before, shop.clock.instant());
        var writes = new ArrayList<Write>(retaken.beside());
        writes.add(cases.replace(before, retaken.theCase()));
        assertTrue(database.commit(writes));
        return retaken.theCase();
    }

    private Case reassess(CaseId id, UnaryOperator<Case> change, Why why) {
        Stored<Case> before = stored(id);
        var reassessed = reassessing.reassess(before, change.apply(before.value()), why, shop.clock.instant());
        assertTrue(database.commit(reassessed.writes()));
        return reassessed.theCase();
    }

    /** Lets a case use so much of its caps, whatever it is worth. */
    private void use(CaseId id, Money amount) {
        Case c = shop.theCase(id);
        var caps = new Caps(database);
        caps.use(policy(c), Caps.Place.of(c), id, amount);
        assertTrue(database.commit(caps.writes()));
    }

    private PolicyVersion policy(Case c) {
        return new Policies(database).get(c.policy());
    }

    private void admit(String orderId, String lineId) {
        shop.clock.advance(Duration.ofMinutes(1));
        shop.admit(orderId, lineId, OptionalInt.empty());
    }

    private void admit(String orderId, long paidMinor) {
        shop.place("tmall", orderId, START, promised("1", 7, paidMinor));
        admit(orderId, "1");
    }

    private void becomeLate() {
        shop.clock.advance(Duration.ofDays(7).plusMillis(1));
        shop.overdue();
    }

    /** Publishes late shipments that are not advanced, so that they wait and leave their caps. */
    private void publish(String cap, String scope) {
        var late = Versions.withoutExamples(
                "tmall-late-shipment",
                "shortfall: advance",
                "shortfall: suspend",
                "amountMinor: 50000}",
                "amountMinor: " + cap + "}",
                OF_THE_DAY,
                scope);
        assertInstanceOf(Outcome.Created.class, new PublishPolicy(database).publish(late));
        shop.publish("tmall-stockout");
    }

    /** Leaves a case nothing, as though the cap had had no room when it was established. */
    private void lower(CaseId id) {
        use(id, cny(0));
        Stored<Case> before = stored(id);
        Case lowered = before.value().assessed(Assessment.ofPolicy(cny(0), List.of()));
        assertTrue(database.commit(List.of(cases.replace(before, lowered.with(new Compensation.Nothing())))));
    }

    /** Makes a late shipment of O1 wait for money, and then a stockout that counts its 15.00. */
    private void lateShipmentWaitsThenStockout() {
        shop.place("tmall", "O1", START, promised("1", 7, 30_000));
        becomeLate();
        shop.issue();
        assertInstanceOf(Compensation.Suspended.class, shop.theCase(LATE).compensation());
        admit("O1", "1");
        assertEquals(cny(1_500), worth(LATE));
        assertEquals(cny(3_000), worth(STOCKOUT));
    }

    @Test
    void whatALateShipmentLosesGoesToItsStockoutFirstAndThenToOthers() {
        publish("3500", OF_THE_DAY);
        admit("O2", 5_000);
        lateShipmentWaitsThenStockout();
        lower(OTHER);
        assertEquals(cny(500), retake(LATE).assessment().amount());
        assertEquals(cny(4_000), worth(STOCKOUT));
        assertEquals(cny(500), worth(OTHER));
    }

    @Test
    void aCaseThatTakesItsWholeShareAgainIsOwedAndChangesNoOther() {
        publish("50000", OF_THE_DAY);
        admit("O2", 5_000);
        lateShipmentWaitsThenStockout();
        lower(OTHER);
        Case late = retake(LATE);
        assertEquals(cny(1_500), late.assessment().amount());
        assertInstanceOf(Compensation.Owed.class, late.compensation());
        assertEquals(cny(0), worth(OTHER));
        assertEquals(0, told(CaseFact.ReassessedBuyer.class));
    }

    /** Makes two lines of O1 late under a cap of 20.00 for both; both wait and leave it. */
    private void twoLateShipmentsWait() {
        publish("2000", OF_THE_ORDER);
        shop.place("tmall", "O1", START, promised("1", 7, 30_000), promised("2", 7, 20_000));
        becomeLate();
        assertEquals(cny(2_000), worth(LATE).plus(worth(lateCaseId("O1", "2"))));
        shop.issue();
    }

    /** Returns the late shipment of O1 that got less than its whole worth. */
    private String shortened() {
        return worth(LATE).equals(cny(1_500)) ? "2" : "1";
    }

    @Test
    void aLateShipmentThatAStockoutToppedUpDoesNotTakeMoreThanItCounted() {
        twoLateShipmentsWait();
        String line = shortened();
        Money before = worth(lateCaseId("O1", line));
        admit("O1", line);
        Money toppedUp = worth(caseId("O1", line));
        Case late = retake(lateCaseId("O1", line));
        assertEquals(before, late.assessment().amount());
        assertEquals(toppedUp, worth(caseId("O1", line)));
        var caps = new Caps(database).usedByOthers(policy(late), Caps.Place.of(late), caseId("O1", "3"));
        assertEquals(before, caps.get(Scope.ORDER));
    }

    @Test
    void aLateShipmentThatNoStockoutToppedUpTakesAllThatTheCapHasLeft() {
        twoLateShipmentsWait();
        String line = shortened();
        Case late = retake(lateCaseId("O1", line));
        assertEquals(cny(line.equals("1") ? 1_500 : 1_000), late.assessment().amount());
        assertEquals(1, told(CaseFact.ReassessedBuyer.class));
    }

    @Test
    void aLateShipmentThatIsExemptRaisesItsStockoutThoughTheyShareNoCap() {
        publish("50000", OF_THE_ORDER);
        lateShipmentWaitsThenStockout();
        reassess(LATE, c -> c.exempt(1, Exemption.WRONG_ADDRESS), Why.EXEMPTION);
        assertEquals(cny(4_500), worth(STOCKOUT));
    }

    @Test
    void aCaseIsNotToldThatGoodsInsteadChangedNothing() {
        shop.publish("tmall-stockout");
        admit("O1", 30_000);
        reassess(STOCKOUT, UnaryOperator.identity(), Why.GOODS_INSTEAD);
        assertEquals(0, told(CaseFact.ReassessedBuyer.class));
        reassess(STOCKOUT, UnaryOperator.identity(), Why.AGREEMENT);
        assertEquals(1, told(CaseFact.ReassessedBuyer.class));
        reassess(STOCKOUT, c -> c.exempt(1, Exemption.GOODS_INSTEAD), Why.GOODS_INSTEAD);
        assertEquals(2, told(CaseFact.ReassessedBuyer.class));
    }

    /** Otherwise a refund that is settled in between would leave it waiting forever. */
    @Test
    void aCaseThatIsToWaitForARefundIsDecidedAgainIfTheRefundIsSettledMeanwhile() {
        shop.publish("tmall-stockout", "owedOn: established", "owedOn: refunded");
        admit("O1", 30_000);
        var owed = shop.theCase(STOCKOUT).tranches();
        reassess(STOCKOUT, c -> c.exempt(1, Exemption.WRONG_ADDRESS), Why.EXEMPTION);
        Stored<Case> exempt = stored(STOCKOUT);
        var again = reassessing.reassess(exempt, exempt.value().with(owed), Why.APPEAL, shop.clock.instant());
        assertInstanceOf(Compensation.AwaitingRefund.class, again.theCase().compensation());
        var refunds = new Refunds(database);
        var its = refunds.storedOfCase(STOCKOUT).getFirst();
        assertTrue(database.commit(List.of(refunds.replace(its, its.value()))));
        assertFalse(database.commit(again.writes()));
    }

    @Test
    void aGrowthThatLowersACaseIsDecidedAgainIfItsLateShipmentChangesMeanwhile() {
        publish("50000", OF_THE_ORDER);
        var two = new PaidOrder.PaidLine("1", "M1", "S1", 2, cny(4_000), START.plus(Duration.ofDays(7)), List.of());
        shop.place("tmall", "O1", START, two);
        shop.admit("O1", "1", OptionalInt.of(1));
        becomeLate();
        Stored<Case> late = stored(LATE);
        var commits = new AtomicInteger();
        var between = new TroubledDatabase(database, _ -> {}, _ -> {
            if (commits.incrementAndGet() == 1) {
                assertTrue(database.commit(List.of(cases.replace(late, late.value()))));
            }
        });
        shop.over(between, new MemoryScanner(database, 3)).admit("O1", "1", OptionalInt.empty());
        assertEquals(2, commits.get());
        assertEquals(cny(0), worth(STOCKOUT));
    }
}
