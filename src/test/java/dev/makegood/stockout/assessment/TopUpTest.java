package dev.makegood.stockout.assessment;

import static dev.makegood.shop.Shop.START;
import static dev.makegood.shop.Shop.caseId;
import static dev.makegood.shop.Shop.cny;
import static dev.makegood.shop.Shop.lateCaseId;
import static dev.makegood.shop.Shop.promised;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.makegood.command.Actor;
import dev.makegood.command.Outcome;
import dev.makegood.order.PaidOrder;
import dev.makegood.policy.Exemption;
import dev.makegood.policy.Versions;
import dev.makegood.policy.publication.PublishPolicy;
import dev.makegood.refund.Refunds;
import dev.makegood.shop.Shop;
import dev.makegood.stockout.CaseId;
import dev.makegood.storage.memory.MemoryDatabase;
import dev.makegood.storage.memory.MemoryScanner;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

/**
 * Verifies that a stockout tops up the compensation for the late shipment of its line, and grows, under shared caps.
 */
class TopUpTest {
    private static final String CAP = "amountMinor: 50000}";

    private final MemoryDatabase database = new MemoryDatabase();
    private final Shop shop = new Shop(database, new MemoryScanner(database, 3));

    private void publish(String policyId, String... changes) {
        assertInstanceOf(
                Outcome.Created.class,
                new PublishPolicy(database).publish(Versions.withoutExamples(policyId, changes)));
    }

    private static PaidOrder.PaidLine two(long minor) {
        var one = promised("1", 7, minor);
        return new PaidOrder.PaidLine(
                one.lineId(), one.merchantId(), one.sku(), 2, one.paid(), one.promisedShipAt(), List.of());
    }

    private void late() {
        shop.clock.advance(Duration.ofDays(7).plusMillis(1));
        shop.overdue();
    }

    private Money worth(String orderId) {
        return shop.theCase(orderId, "1").assessment().amount();
    }

    private Optional<Money> countedForLate() {
        return shop.theCase("O1", "1").facts().given().forLateShipment();
    }

    @Test
    void whatUnitsGotForBeingLateThatNothingIsOwedForDoesNotCountAgainstTheOthers() {
        shop.publish("tmall-late-shipment");
        shop.publish("tmall-stockout");
        shop.place("tmall", "O1", START, two(60_000));
        late();
        shop.admit("O1", "1", OptionalInt.of(1));
        assertEquals(cny(3_000), worth("O1"));
        exempt(caseId("O1", "1"));
        assertEquals(Optional.of(cny(0)), countedForLate());
        shop.admit("O1", "1", OptionalInt.empty());
        assertEquals(cny(3_000), worth("O1"));
        shop.issue();
        shop.reconcile();
    }

    @Test
    void aLateShipmentThatWaitedAndGivesLessIsToppedUpFromThere() {
        publish("tmall-late-shipment", "shortfall: advance", "shortfall: suspend", CAP, "amountMinor: 3500}");
        shop.publish("tmall-stockout");
        paidInTurn();
        assertEquals(cny(500), shop.theCase(lateCaseId("O1", "1")).compensated());
        assertEquals(cny(4_000), shop.theCase("O1", "1").compensated());
    }

    @Test
    void whereTheCapsHaveNoRoomAStockoutKeepsWhatItHasAndSaysWhatTheLateShipmentGives() {
        publish("tmall-late-shipment", "shortfall: advance", "shortfall: suspend", CAP, "amountMinor: 3500}");
        publish("tmall-stockout", CAP, "amountMinor: 3500}");
        paidInTurn();
        assertEquals(cny(500), shop.theCase(lateCaseId("O1", "1")).compensated());
        assertEquals(cny(3_000), shop.theCase("O1", "1").compensated());
        assertEquals(Optional.of(cny(500)), countedForLate());
    }

    /** Makes the late shipment wait but not the stockout, then pays the late shipment. */
    private void paidInTurn() {
        shop.place("tmall", "O1", START, promised("1", 7, 30_000));
        late();
        shop.issue();
        shop.admit("O1", "1", OptionalInt.empty());
        shop.issue();
        assertEquals(cny(3_000), shop.theCase("O1", "1").compensated());
        shop.topUp("M1", "t-1", 100_000);
        look();
        shop.reconcile();
    }

    private void look() {
        for (int n = 0; n < 4; n++) {
            shop.clock.advance(Duration.ofHours(1));
            shop.issue();
        }
    }

    @Test
    void aStockoutThatWaitsTooTopsUpWhatTheLateShipmentGivesByThen() {
        publish("tmall-late-shipment", "shortfall: advance", "shortfall: suspend", CAP, "amountMinor: 1500}");
        publish("tmall-stockout", "shortfall: advance", "shortfall: suspend");
        shop.place("tmall", "O2", START, promised("1", 7, 10_000));
        shop.place("tmall", "O1", START, promised("1", 7, 30_000));
        shop.admit("O2", "1", OptionalInt.empty());
        shop.issue();
        late();
        shop.issue();
        shop.admit("O1", "1", OptionalInt.empty());
        shop.issue();
        assertEquals(cny(3_000), worth("O1"));
        shop.topUp("M1", "t-1", 100_000);
        look();
        assertEquals(cny(1_000), shop.theCase("O2", "1").compensated());
        assertEquals(cny(500), shop.theCase(lateCaseId("O1", "1")).compensated());
        assertEquals(cny(4_000), shop.theCase("O1", "1").compensated());
        shop.reconcile();
    }

    @Test
    void aCaseThatGrowsKeepsWhatItHasOfACapThatAVersionWithALargerOneUsedUp() {
        shop.publish("tmall-late-shipment");
        publish("tmall-stockout", CAP, "amountMinor: 3000}");
        shop.place("tmall", "O1", START, two(60_000));
        shop.admit("O1", "1", OptionalInt.of(1));
        assertEquals(cny(3_000), worth("O1"));
        late();
        shop.admit("O1", "1", OptionalInt.empty());
        assertEquals(cny(3_000), worth("O1"));
        shop.issue();
        shop.reconcile();
    }

    @Test
    void whatAStockoutLeavesOfTheCapDoesNotRaiseTheLateShipmentThatItTopsUp() {
        publish("tmall-late-shipment", CAP, "amountMinor: 700}");
        publish("tmall-stockout", CAP, "amountMinor: 1000}");
        shop.place("tmall", "O1", START, two(4_000));
        shop.admit("O1", "1", OptionalInt.of(1));
        late();
        shop.admit("O1", "1", OptionalInt.empty());
        assertEquals(cny(300), worth("O1"));
        assertEquals(cny(200), shop.theCase(lateCaseId("O1", "1")).assessment().amount());
        shop.issue();
        shop.reconcile();
    }

    @Test
    void whatACaseLeavesOfItsCapByGrowingGoesToOthers() {
        publish("tmall-late-shipment", "scope: buyerMerchantDay", "scope: order");
        publish("tmall-stockout", CAP, "amountMinor: 1000}");
        shop.place("tmall", "O1", START, two(4_000));
        shop.place("tmall", "O2", START, promised("1", 7, 10_000));
        shop.admit("O1", "1", OptionalInt.of(1));
        shop.admit("O2", "1", OptionalInt.empty());
        assertEquals(cny(500), worth("O2"));
        late();
        assertEquals(cny(500), shop.theCase(lateCaseId("O1", "1")).assessment().amount());
        shop.admit("O1", "1", OptionalInt.empty());
        assertEquals(cny(0), worth("O1"));
        assertEquals(cny(1_000), worth("O2"));
        shop.issue();
        shop.reconcile();
    }

    @Test
    void whatALateShipmentLeavesOfItsCapGoesToAnotherThatNoStockoutTopsUp() {
        publish("tmall-late-shipment", CAP, "amountMinor: 2000}");
        publish("tmall-stockout", "scope: buyerMerchantDay", "scope: order");
        for (int n = 1; n <= 4; n++) {
            shop.place("tmall", "O" + n, START, promised("1", n, 20_000));
        }
        for (int n = 1; n <= 4; n++) {
            shop.clock.advance(Duration.ofDays(1));
            shop.overdue();
        }
        assertEquals(List.of(cny(1_000), cny(1_000), cny(0), cny(0)), late("O1", "O2", "O3", "O4"));
        shop.admit("O3", "1", OptionalInt.empty());
        exempt(lateCaseId("O1", "1"));
        assertEquals(List.of(cny(0), cny(1_000), cny(0), cny(1_000)), late("O1", "O2", "O3", "O4"));
        exempt(caseId("O3", "1"));
        exempt(lateCaseId("O2", "1"));
        assertEquals(List.of(cny(0), cny(0), cny(1_000), cny(1_000)), late("O1", "O2", "O3", "O4"));
        shop.issue();
        shop.reconcile();
    }

    private List<Money> late(String... orderIds) {
        return Stream.of(orderIds)
                .map(orderId ->
                        shop.theCase(lateCaseId(orderId, "1")).assessment().amount())
                .toList();
    }

    private void exempt(CaseId id) {
        var finding = new ExemptCase.ExemptCommand(id, Exemption.WRONG_ADDRESS, START, "file 7");
        assertInstanceOf(
                Outcome.Created.class,
                new ExemptCase(database, new Refunds(database))
                        .exempt(finding, Actor.of("operator:a"), shop.clock.instant()));
    }

    /** Of three units, the first is short before the other two are late. */
    @Test
    void unitsThatWereShortBeforeTheLineWasLateGotNothingForBeingLate() {
        shop.publish("tmall-late-shipment");
        shop.publish("tmall-stockout");
        var one = promised("1", 7, 90_000);
        var three = new PaidOrder.PaidLine(
                one.lineId(), one.merchantId(), one.sku(), 3, one.paid(), one.promisedShipAt(), List.of());
        shop.place("tmall", "O1", START, three);
        shop.admit("O1", "1", OptionalInt.of(1));
        late();
        Money forBoth = shop.theCase(lateCaseId("O1", "1")).assessment().amount();
        shop.admit("O1", "1", OptionalInt.of(2));
        assertEquals(Optional.of(forBoth.dividedBy(2, RoundingMode.UNNECESSARY)), countedForLate());
    }
}
