package dev.makegood.inventory.restock;

import static dev.makegood.shop.Shop.line;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.makegood.command.Actor;
import dev.makegood.command.Outcome;
import dev.makegood.coupon.Rivals;
import dev.makegood.inventory.LowStockRule;
import dev.makegood.inventory.Stock;
import dev.makegood.inventory.StockKey;
import dev.makegood.inventory.lowstock.SetLowStockRule;
import dev.makegood.inventory.lowstock.WarnOfLowStock;
import dev.makegood.market.Market;
import dev.makegood.notice.Notices;
import dev.makegood.notice.StockFact;
import dev.makegood.shop.Shop;
import dev.makegood.storage.Contract;
import dev.makegood.storage.Key;
import dev.makegood.storage.Table;
import dev.makegood.storage.Write;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Verifies restocks from the request to the shelf, with their views. */
class RestockContract extends Contract {
    private static final StockKey KEY = new StockKey("M1", "S1");
    /** A leap day, which is over at 16:00 UTC. */
    private static final LocalDate DATE = LocalDate.parse("2028-02-29");

    private static final Instant OVER = Instant.parse("2028-02-29T16:00:00Z");

    private Shop shop;

    @BeforeEach
    void open() {
        shop = new Shop(database(), scanner());
        shop.clock.moveTo(Instant.parse("2028-02-20T04:00:00Z"));
        shop.count("M1", "S1", "c-1", 1);
        supplier("sup-1", 7);
    }

    private Outcome<Supplier> supplier(String supplierId, int days) {
        return new SetSupplier(database())
                .set(KEY, supplierId, new Supplier.Terms(days, Optional.empty(), Optional.empty()));
    }

    private Outcome<Restock> request(String restockId, String supplierId) {
        return new RequestRestock(database()).request(ref(restockId), supplierId, 10, shop.clock.instant());
    }

    private Outcome<Restock> reply(String restockId, LocalDate arrivesOn) {
        return new ReplyToRestock(database()).reply(ref(restockId), 8, arrivesOn, shop.clock.instant());
    }

    private Outcome<Restock> receive(String restockId, long units) {
        return new ReceiveRestock(database()).receive(ref(restockId), units, Optional.empty(), shop.clock.instant());
    }

    private static Restock.Ref ref(String restockId) {
        return new Restock.Ref(KEY, restockId);
    }

    private int remind() {
        var counts = new RemindOfRestocks(database()).runOnce(shop.clock.instant(), 100);
        assertEquals(0, counts.failed());
        return counts.told();
    }

    private Availability availability() {
        return Availability.of(new Stock(database()).find(KEY).orElseThrow().value(), shop.clock.instant());
    }

    private static Availability seen(long available, Optional<LocalDate> restockOn, Optional<LocalDate> shipOn) {
        return new Availability(Optional.of(available), restockOn, shipOn, Optional.empty());
    }

    private Punctuality punctuality(String supplierId) {
        return new Restocks(database())
                .findSupplier(KEY, supplierId)
                .orElseThrow()
                .value()
                .punctuality(Market.current().dayOf(shop.clock.instant()));
    }

    private List<String> ranked() {
        return new Restocks(database())
                .ranked(KEY, shop.clock.instant()).stream()
                        .map(Supplier::supplierId)
                        .toList();
    }

    private static void created(Outcome<?> outcome) {
        assertInstanceOf(Outcome.Created.class, outcome);
    }

    private static void refused(String field, Outcome<?> outcome) {
        assertEquals(field, assertInstanceOf(Outcome.Refused.class, outcome).field());
    }

    @Test
    void whatIsSaidTwiceCountsOnceAndSomethingElseIsAConflict() {
        assertInstanceOf(Outcome.Repeated.class, supplier("sup-1", 7));
        created(supplier("sup-1", 8));
        refused("supplierId", request("r-1", "sup-2"));
        created(request("r-1", "sup-1"));
        supplier("sup-2", 3);
        assertInstanceOf(Outcome.Repeated.class, request("r-1", "sup-1"));
        assertInstanceOf(Outcome.Conflict.class, request("r-1", "sup-2"));
        created(reply("r-1", DATE));
        assertInstanceOf(Outcome.Repeated.class, reply("r-1", DATE));
        assertInstanceOf(Outcome.Conflict.class, reply("r-1", DATE.plusDays(1)));
        assertInstanceOf(Outcome.NotFound.class, reply("r-2", DATE));
        created(receive("r-1", 8));
        assertInstanceOf(Outcome.Repeated.class, receive("r-1", 8));
        assertInstanceOf(Outcome.Conflict.class, receive("r-1", 9));
        assertInstanceOf(Outcome.NotFound.class, receive("r-2", 8));
        assertEquals(Optional.of(9L), availability().available());
    }

    @Test
    void noReplyIsOneReminderADayAndThree() {
        request("r-1", "sup-1");
        Instant asked = shop.clock.instant();
        for (int day = 1; day <= 3; day++) {
            shop.clock.moveTo(asked.plus(Duration.ofDays(day)).minusMillis(1));
            assertEquals(0, remind());
            shop.clock.moveTo(asked.plus(Duration.ofDays(day)));
            assertEquals(1, remind());
            assertEquals(0, remind());
        }
        shop.clock.advance(Duration.ofDays(9));
        assertEquals(0, remind());
        assertEquals(
                3,
                shop.told(Actor.merchant("M1"), StockFact.RestockUnansweredMerchant.class)
                        .size());
    }

    /** The notice's id has the restock's id in the place of a case's violation. */
    @Test
    void aNoticeOfARestockIsOfNoCaseWhateverItsId() {
        request("stockout", "sup-1");
        shop.clock.advance(Duration.ofDays(1));
        assertEquals(1, remind());
        assertEquals(
                1,
                shop.told(Actor.merchant("M1"), StockFact.RestockUnansweredMerchant.class)
                        .size());
        shop.deliver();
        assertEquals(
                List.of(), new Notices(database()).told(Shop.caseId("M1", "S1").toString()));
    }

    @Test
    void aReplyEndsTheReminders() {
        request("r-1", "sup-1");
        shop.clock.advance(Duration.ofHours(23));
        reply("r-1", DATE);
        shop.clock.advance(Duration.ofHours(2));
        assertEquals(0, remind());
    }

    @Test
    void aSupplierThatDeclinesIsNotAskedAgain() {
        var decline = new DeclineRestock(database());
        request("r-1", "sup-1");
        created(decline.decline(ref("r-1"), shop.clock.instant()));
        assertInstanceOf(Outcome.Repeated.class, decline.decline(ref("r-1"), shop.clock.instant()));
        assertInstanceOf(Outcome.NotFound.class, decline.decline(ref("r-2"), shop.clock.instant()));
        shop.clock.advance(Duration.ofDays(2));
        assertEquals(0, remind());
        created(receive("r-1", 8));
        refused("restockId", decline.decline(ref("r-1"), shop.clock.instant()));
    }

    @Test
    void aDateThatWasTakenBackIsMissedOnceItsDayIsOver() {
        var decline = new DeclineRestock(database());
        request("r-1", "sup-1");
        reply("r-1", DATE);
        created(decline.decline(ref("r-1"), shop.clock.instant()));
        assertEquals(Optional.empty(), availability().expectedRestockOn());
        assertEquals(new Punctuality(0, 0, 0), punctuality("sup-1"));
        assertInstanceOf(Outcome.Repeated.class, reply("r-1", DATE));
        assertEquals(Optional.empty(), availability().expectedRestockOn());
        created(new MoveRestock(database()).move(ref("r-1"), DATE, OptionalLong.empty(), shop.clock.instant()));
        assertEquals(Optional.of(DATE), availability().expectedRestockOn());
        created(decline.decline(ref("r-1"), shop.clock.instant()));
        shop.clock.moveTo(OVER);
        remind();
        assertEquals(0, remind());
        assertEquals(new Punctuality(0, 1, 2), punctuality("sup-1"));
        assertEquals(List.of(), shop.told(Actor.merchant("M1"), StockFact.RestockLateMerchant.class));
        created(reply("r-1", DATE.plusDays(3)));
        assertEquals(0, remind());
        assertEquals(new Punctuality(0, 1, 2), punctuality("sup-1"));
    }

    @Test
    void whatIsUnreadableOfOneSupplierOrRestockDoesNotHideTheOthers() {
        supplier("sup-2", 5);
        request("r-1", "sup-1");
        request("r-2", "sup-2");
        for (String sort : List.of("SUPPLIER~sup-1", "RESTOCK~r-1")) {
            var key = new Key(Table.STOCK, KEY.toString(), sort);
            var row = database().find(key).orElseThrow();
            var bad = new TreeMap<>(row.attributes());
            bad.put(sort.startsWith("S") ? "dates" : "state", "lost");
            assertTrue(database().commit(List.of(new Write.Replace(key, row.version(), bad))));
        }
        assertEquals(List.of("sup-2"), ranked());
        assertEquals(
                1,
                new Restocks(database()).of(KEY, 10, Optional.empty()).items().size());
    }

    @Test
    void aDayThatIsOverIsLateOnce() {
        request("r-1", "sup-1");
        reply("r-1", DATE);
        shop.clock.moveTo(OVER.minusMillis(1));
        assertEquals(0, remind());
        assertEquals(Optional.of(DATE), availability().expectedRestockOn());
        shop.clock.moveTo(OVER);
        assertEquals(Optional.empty(), availability().expectedRestockOn());
        assertEquals(1, remind());
        shop.clock.moveTo(OVER.plusMillis(1));
        assertEquals(0, remind());
        assertEquals(new Punctuality(0, 1, 2), punctuality("sup-1"));
        shop.clock.moveTo(OVER.plus(Duration.ofDays(2)));
        created(receive("r-1", 8));
        shop.clock.advance(Duration.ofDays(9));
        assertEquals(0, remind());
        assertEquals(new Punctuality(0, 1, 6), punctuality("sup-1"));
        assertTrue(shop.told(Actor.merchant("M1"), StockFact.RestockLateMerchant.class)
                .getFirst()
                .contains("29 February 2028"));
    }

    @Test
    void onTheLastInstantOfItsDayItIsKept() {
        request("r-1", "sup-1");
        reply("r-1", DATE);
        shop.clock.moveTo(OVER.minusMillis(1));
        receive("r-1", 8);
        shop.clock.moveTo(OVER.plusMillis(1));
        assertEquals(0, remind());
        assertEquals(new Punctuality(1, 1, 0), punctuality("sup-1"));
    }

    @Test
    void aDateThatIsOverIsNoReplyAndOneAfterTheArrivalNeither() {
        request("r-1", "sup-1");
        shop.clock.moveTo(OVER);
        refused("arrivesOn", reply("r-1", DATE));
        receive("r-1", 1);
        refused("arrivesOn", reply("r-1", DATE.plusDays(1)));
    }

    @Test
    void arrivalsAtOnceAreOneArrival() throws Exception {
        request("r-1", "sup-1");
        reply("r-1", DATE);
        long created = Rivals.race(_ -> receive("r-1", 8)).stream()
                .filter(Outcome.Created.class::isInstance)
                .count();
        assertEquals(1, created);
        assertEquals(Optional.of(9L), availability().available());
    }

    @Test
    void passesAtOnceRemindOnce() throws Exception {
        request("r-1", "sup-1");
        shop.clock.advance(Duration.ofDays(1));
        assertEquals(
                1, Rivals.race(_ -> remind()).stream().mapToInt(told -> told).sum());
    }

    @Test
    void suppliersAreRankedByHowTrueTheirDatesWere() {
        supplier("sup-2", 5);
        assertEquals(List.of("sup-2", "sup-1"), ranked());
        request("r-1", "sup-1");
        reply("r-1", DATE);
        receive("r-1", 8);
        assertEquals(List.of("sup-1", "sup-2"), ranked());
    }

    @Test
    void productPagesShowWhatEverybodyBeforeIsServedBy() {
        assertEquals(Optional.of(LocalDate.parse("2028-02-20")), availability().expectedShipOn());
        shop.place("O1", line("1", "M1", "S1", 9, 900));
        assertEquals(seen(0, Optional.empty(), Optional.empty()), availability());
        request("r-1", "sup-1");
        request("r-2", "sup-1");
        reply("r-1", DATE);
        assertEquals(seen(0, Optional.of(DATE), Optional.empty()), availability());
        reply("r-2", DATE.plusDays(3));
        assertEquals(seen(0, Optional.of(DATE), Optional.of(DATE.plusDays(3))), availability());
        receive("r-1", 9);
        assertEquals(
                seen(1, Optional.of(DATE.plusDays(3)), Optional.of(LocalDate.parse("2028-02-20"))), availability());
    }

    @Test
    void aWarningAsksTheBestSupplierIfItsRuleSaysSo() {
        supplier("sup-2", 5);
        var rule = new LowStockRule(new LowStockRule.AtUnits(3), Optional.empty(), Optional.of(40L));
        new SetLowStockRule(database()).set(KEY, rule, shop.clock.instant());
        assertEquals(
                1,
                new WarnOfLowStock(database())
                        .runOnce(shop.clock.instant(), 100)
                        .warned());
        Restock raised =
                new Restocks(database()).find(ref("low-stock.1")).orElseThrow().value();
        assertEquals("sup-2 40", raised.supplierId() + " " + raised.units());
        assertTrue(shop.told(Actor.merchant("M1"), StockFact.LowStockMerchant.class)
                .getFirst()
                .contains("Supplier sup-2 is to be asked for 40: restock low-stock.1"));
    }
}
