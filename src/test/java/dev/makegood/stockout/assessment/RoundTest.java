package dev.makegood.stockout.assessment;

import static dev.makegood.shop.Shop.START;
import static dev.makegood.shop.Shop.caseId;
import static dev.makegood.shop.Shop.cny;
import static dev.makegood.shop.Shop.lateCaseId;
import static dev.makegood.shop.Shop.promised;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.makegood.command.Actor;
import dev.makegood.command.Outcome;
import dev.makegood.notice.CaseFact;
import dev.makegood.policy.Exemption;
import dev.makegood.policy.PolicyVersion;
import dev.makegood.policy.Versions;
import dev.makegood.policy.publication.PublishPolicy;
import dev.makegood.refund.Refunds;
import dev.makegood.shop.Shop;
import dev.makegood.stockout.Case;
import dev.makegood.stockout.CaseId;
import dev.makegood.storage.Database;
import dev.makegood.storage.DelegatingDatabase;
import dev.makegood.storage.Key;
import dev.makegood.storage.Row;
import dev.makegood.storage.TornRead;
import dev.makegood.storage.memory.MemoryDatabase;
import dev.makegood.storage.memory.MemoryScanner;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

/** Verifies which cases get the part of a cap of 500.00 a day that another case no longer uses. */
class RoundTest {
    private static final PolicyVersion POLICY = Versions.of("tmall-stockout");

    private final MemoryDatabase database = new MemoryDatabase();
    private final Shop shop = new Shop(database, new MemoryScanner(database, 3));

    private Round round(Database of) {
        return new Round(of, new Refunds(of), new Caps(of), new Squaring(of), shop.clock.instant());
    }

    /** Makes stockouts of an order each, a minute apart, all worth 10 % if the cap has room. */
    private void admit(String orderId, long paidMinor) {
        shop.place("tmall", orderId, START, promised("1", 7, paidMinor));
        admit(orderId, "1");
    }

    private void admit(String orderId, String lineId) {
        shop.clock.advance(Duration.ofMinutes(1));
        shop.admit(orderId, lineId, OptionalInt.empty());
    }

    /** Lets a case give all of its cap to others. */
    private void giveAll(CaseId id, int most) {
        Case from = shop.theCase(id);
        var round = round(database);
        round.caps().use(POLICY, Caps.Place.of(from), id, cny(0));
        round.giveBack(from, most, _ -> true);
        assertTrue(database.commit(round.allWrites()));
    }

    private List<Money> worths(String... orderIds) {
        return Stream.of(orderIds)
                .map(orderId -> shop.theCase(orderId, "1").assessment().amount())
                .toList();
    }

    private void threeUnderOneCap() {
        shop.publish("tmall-stockout");
        admit("O1", 500_000);
        admit("O2", 200_000);
        admit("O3", 100_000);
        admit("O4", 100_000);
        assertEquals(List.of(cny(50_000), cny(0), cny(0), cny(0)), worths("O1", "O2", "O3", "O4"));
    }

    @Test
    void noMoreCasesAreRaisedThanOneTransactionHolds() {
        threeUnderOneCap();
        giveAll(caseId("O1", "1"), 2);
        assertEquals(List.of(cny(20_000), cny(10_000), cny(0)), worths("O2", "O3", "O4"));
    }

    @Test
    void aCaseThatIsNotRaisedDoesNotCount() {
        threeUnderOneCap();
        giveAll(caseId("O1", "1"), 1);
        giveAll(caseId("O1", "1"), 1);
        assertEquals(List.of(cny(20_000), cny(10_000), cny(0)), worths("O2", "O3", "O4"));
    }

    @Test
    void onlyTheRaisedAreToldOfIt() {
        threeUnderOneCap();
        giveAll(caseId("O1", "1"), 1);
        assertEquals(
                1,
                shop.told(Actor.buyer(Shop.BUYER), CaseFact.ReassessedBuyer.class)
                        .size());
        assertEquals(shop.clock.instant(), shop.theCase("O2", "1").told().worthToldAt());
        assertEquals(
                shop.theCase("O3", "1").establishedAt(),
                shop.theCase("O3", "1").told().worthToldAt());
    }

    @Test
    void theCaseThatWasEstablishedFirstIsRaisedFirstWhicheverCapItShares() {
        String cap = "- {scope: buyerMerchantDay, amountMinor: 50000}";
        shop.publish("tmall-stockout", cap, "- {scope: order, amountMinor: 50000}\n    " + cap);
        shop.place("tmall", "O1", START, promised("1", 7, 500_000), promised("2", 7, 300_000));
        admit("O1", "1");
        admit("O2", 300_000);
        admit("O1", "2");
        var given = Versions.of("tmall-stockout", cap, "- {scope: order, amountMinor: 50000}\n    " + cap);
        Case from = shop.theCase("O1", "1");
        var round = round(database);
        round.caps().use(given, Caps.Place.of(from), from.id(), cny(0));
        round.giveBack(from, 9, _ -> true);
        assertTrue(database.commit(round.allWrites()));
        assertEquals(cny(30_000), shop.theCase("O2", "1").assessment().amount());
        assertEquals(cny(20_000), shop.theCase("O1", "2").assessment().amount());
    }

    /** Makes a late shipment, and the stockout that tops it up. */
    private CaseId lateAndStockout(String... changes) {
        shop.publish("tmall-late-shipment");
        shop.publish("tmall-stockout", changes);
        shop.place("tmall", "O1", START, promised("1", 7, 60_000));
        shop.clock.advance(Duration.ofDays(7).plusMillis(1));
        shop.overdue();
        admit("O1", "1");
        return lateCaseId("O1", "1");
    }

    @Test
    void aLateShipmentIsToppedUpByAStockoutForWhichSomethingMayBeOwed() {
        CaseId late = lateAndStockout();
        assertTrue(round(database).isToppedUp(late, shop.theCase(late)));
        assertTrue(round(database).isToppedUp(late, shop.theCase("O1", "1")));
        Case exempt = shop.theCase("O1", "1").exempt(1, Exemption.WRONG_ADDRESS);
        assertFalse(round(database).isToppedUp(late, exempt));
        var without = new Without(database, caseId("O1", "1"));
        assertFalse(round(without).isToppedUp(late, shop.theCase(late)));
    }

    @Test
    void aLateShipmentThatIsToppedUpLeavesItsTurnToTheNext() {
        var late = Versions.withoutExamples("tmall-late-shipment", "amountMinor: 50000}", "amountMinor: 2000}");
        var stockout = Versions.withoutExamples("tmall-stockout", "scope: buyerMerchantDay", "scope: order");
        assertInstanceOf(Outcome.Created.class, new PublishPolicy(database).publish(late));
        assertInstanceOf(Outcome.Created.class, new PublishPolicy(database).publish(stockout));
        for (int n = 1; n <= 5; n++) {
            shop.place("tmall", "O" + n, START, promised("1", n, n < 4 ? 20_000 : 10_000));
        }
        for (int n = 1; n <= 5; n++) {
            shop.clock.advance(Duration.ofDays(1));
            shop.overdue();
        }
        admit("O3", "1");
        giveAll(lateCaseId("O1", "1"), 1);
        assertEquals(
                List.of(cny(0), cny(500), cny(0)),
                Stream.of("O3", "O4", "O5")
                        .map(orderId -> shop.theCase(lateCaseId(orderId, "1"))
                                .assessment()
                                .amount())
                        .toList());
    }

    @Test
    void aStockoutThatCountsALateShipmentThatIsNotThereIsReadAgain() {
        CaseId late = lateAndStockout();
        var round = round(new Without(database, late));
        Case stockout = shop.theCase("O1", "1");
        assertThrows(TornRead.class, () -> round.assess(stockout));
    }

    @Test
    void aStockoutThatTopsNothingUpDoesNotAskForTheLateShipment() {
        CaseId late = lateAndStockout("afterLateShipment: topUp", "afterLateShipment: add");
        Case stockout = shop.theCase("O1", "1");
        assertEquals(cny(9_000), stockout.assessment().amount());
        assertEquals(stockout, round(new Without(database, late)).assess(stockout));
    }

    /** Hides a case. */
    private record Without(Database database, CaseId hidden) implements DelegatingDatabase {
        @Override
        public Optional<Row> find(Key key) {
            return key.partition().equals(hidden.toString()) ? Optional.empty() : database.find(key);
        }
    }
}
