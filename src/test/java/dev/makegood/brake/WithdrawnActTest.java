package dev.makegood.brake;

import static dev.makegood.shop.Shop.START;
import static dev.makegood.shop.Shop.cny;
import static dev.makegood.shop.Shop.line;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.makegood.choice.Choose;
import dev.makegood.command.Actor;
import dev.makegood.command.Outcome;
import dev.makegood.inventory.Stock;
import dev.makegood.inventory.StockKey;
import dev.makegood.order.LineRef;
import dev.makegood.order.OrderPart;
import dev.makegood.order.PaidOrder;
import dev.makegood.policy.PartKind;
import dev.makegood.refund.Choice;
import dev.makegood.refund.external.ExternalRefund;
import dev.makegood.refund.external.RecordExternalRefund;
import dev.makegood.shop.Shop;
import dev.makegood.stockout.Compensation;
import dev.makegood.stockout.stranding.Strandings;
import dev.makegood.storage.memory.MemoryDatabase;
import dev.makegood.storage.memory.MemoryScanner;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Verifies that a withdrawal takes back the units of its own act alone, and keeps those that cannot be told apart. */
class WithdrawnActTest {
    /** The most growths of a case that are told apart. */
    private static final int TRANCHES = 50;

    private final MemoryDatabase database = new MemoryDatabase();
    private final Shop shop = new Shop(database, new MemoryScanner(database, 3));
    private final Brakes brakes = new Brakes(shop, database);

    private void brake(String... changes) {
        var limits = Stream.of("units: 200, lines: 100", "units: 3, lines: 3");
        shop.amend(Stream.concat(limits, Stream.of(changes)).toArray(String[]::new));
    }

    /** Places an order that is paid later than those placed at {@link Shop#START}. */
    private void order(int quantity, long minor) {
        shop.clock.advance(Duration.ofMinutes(1));
        shop.place("O1", START.plusSeconds(1), line("1", "M1", "S1", quantity, minor));
    }

    private void admitInAll(int units) {
        shop.clock.advance(Duration.ofMinutes(1));
        shop.admit("O1", "1", OptionalInt.of(units));
    }

    /** Makes one more unit of the order short by the same count: an order that was paid before takes its stock. */
    private void growsByTheSameCount(String earlier) {
        shop.place(earlier, START, line("1", "M1", "S1", 1, 1_000));
        shop.strand(100);
    }

    private int units() {
        return shop.theCase("O1", "1").units();
    }

    @Test
    void theUnitsOfAnotherActStayShort() {
        brake();
        order(8, 8_000);
        String act = brakes.miscount(4);
        shop.admit("O1", "1", OptionalInt.empty());
        assertEquals(8, units());
        assertEquals(1, brakes.takeBack(act).takenBack());
        assertEquals(4, units());
        assertEquals(1, shop.sweep().putOff());
        shop.reconcile();
    }

    @Test
    void aLineThatIsKeptStillWaitsForItsOtherAct() {
        brake("choiceWindowHours: 0", "choiceWindowHours: 6");
        order(8, 8_000);
        String act = brakes.miscount(4);
        new Choose(database)
                .choose(shop.refunds("O1", "1").getFirst().refundId(), new Choice.RefundNow(), shop.clock.instant());
        shop.admit("O1", "1", OptionalInt.empty());
        assertEquals(1, brakes.takeBack(act).kept());
        assertEquals(0, shop.issue().issued());
    }

    @Test
    void unitsThatWereOpenAllTheTimeAreAllocatedOnce() {
        brake();
        order(8, 8_000);
        brakes.takeBack(brakes.miscount(4));
        assertEquals(0, units());
        var position = new Stock(database).find(new StockKey("M1", "S1")).orElseThrow();
        assertEquals(8, position.value().allocated());
    }

    @ParameterizedTest
    @CsvSource({"20, 1", "21, 0"})
    void aLineWithMoreThanTwentyRefundsIsKept(int refunds, int takenBack) {
        brake();
        order(refunds, 100 * refunds);
        shop.count("M1", "S1", "wrong", refunds - 1);
        shop.strand(100);
        for (int n = 2; n <= refunds; n++) {
            growsByTheSameCount("P" + n);
        }
        assertEquals(refunds, shop.refunds("O1", "1").size());
        assertEquals(takenBack, brakes.takeBack(brakes.on()).takenBack());
        assertEquals((1 - takenBack) * refunds, units());
        shop.reconcile();
    }

    @Test
    void whatIsPartOfAnotherGrowthIsKept() {
        brake();
        order(TRANCHES + 10, 0);
        for (int n = 1; n <= TRANCHES; n++) {
            admitInAll(n);
        }
        assertEquals(1, brakes.takeBack(brakes.miscount(0)).kept());
        assertEquals(TRANCHES + 10, units());
    }

    @Test
    void whatIsInPartPartOfAnotherGrowthIsKept() {
        brake();
        order(TRANCHES + 10, 6_000);
        for (int n = 1; n <= TRANCHES - 2; n++) {
            admitInAll(n);
        }
        String act = brakes.miscount(12 - 4);
        admitInAll(TRANCHES + 3);
        growsByTheSameCount("P1");
        growsByTheSameCount("P2");
        assertEquals(TRANCHES + 4, units());
        assertEquals(1, brakes.takeBack(act).kept());
        assertEquals(TRANCHES + 4, units());
        shop.sweep();
        shop.reconcile();
    }

    /** A discount of 60.00 that needs goods of 200.00 is lost once, with the second line that goes short. */
    @ParameterizedTest
    @CsvSource({"true, 1, 10000", "false, 0, 14000"})
    void aLineWhoseRefundMadeAnotherSmallerIsKept(boolean otherFirst, int takenBack, long paid) {
        brake("choiceWindowHours: 0}", "choiceWindowHours: 0, parts: {discount: difference}}");
        var discount = new OrderPart(
                PartKind.DISCOUNT,
                Optional.of("M1"),
                cny(-6_000),
                List.of(new OrderPart.Step(cny(20_000), cny(-6_000))));
        var lines = List.of(
                line("1", "M1", "S1", 4, 10_000), line("2", "M1", "S2", 1, 10_000), line("3", "M1", "S3", 1, 10_000));
        var order = new PaidOrder("O1", "pinduoduo", Shop.BUYER, Shop.CNY, START, lines, List.of(), List.of(discount));
        shop.report(order);
        shop.allocate(order);
        if (otherFirst) {
            shop.admit("O1", "2", OptionalInt.empty());
        }
        String act = brakes.miscount(0);
        if (!otherFirst) {
            shop.admit("O1", "2", OptionalInt.empty());
        }
        shop.sweep();
        assertEquals(takenBack, brakes.takeBack(act).takenBack());
        shop.sweep();
        shop.clock.advance(Duration.ofDays(2));
        shop.sweep();
        assertEquals(cny(paid), shop.gateway.books().values().stream().reduce(cny(0), Money::plus));
        shop.reconcile();
    }

    private String waitsForItsRefund() {
        brake("owedOn: established", "owedOn: refunded");
        order(5, 5_000);
        shop.admit("O1", "1", OptionalInt.of(1));
        return brakes.miscount(0);
    }

    @Test
    void compensationThatWaitedOnlyForWhatIsTakenBackIsOwed() {
        String act = waitsForItsRefund();
        assertEquals(1, shop.sweep().settled());
        assertEquals(0, shop.issue().issued());
        brakes.takeBack(act);
        assertEquals(1, shop.issue().issued());
        shop.reconcile();
    }

    @Test
    void compensationStillWaitsForARefundThatIsNotTakenBack() {
        String act = waitsForItsRefund();
        brakes.takeBack(act);
        assertEquals(0, shop.issue().issued());
        assertEquals(1, shop.sweep().settled());
        assertEquals(1, shop.issue().issued());
        shop.reconcile();
    }

    @Test
    void aLineThatGetsTheFreedCapWaitsForItsOwnRefund() {
        brake("owedOn: established", "owedOn: refunded");
        shop.place("O1", line("1", "M1", "S1", 4, 4_000), line("2", "M1", "S2", 1, 1_000));
        String act = brakes.miscount(0);
        shop.admit("O1", "2", OptionalInt.empty());
        assertEquals(new Compensation.Nothing(), shop.theCase("O1", "2").compensation());
        assertEquals(1, brakes.takeBack(act).takenBack());
        assertEquals(cny(500), shop.theCase("O1", "2").due());
        assertInstanceOf(
                Compensation.AwaitingRefund.class, shop.theCase("O1", "2").compensation());
    }

    @Test
    void aLineIsTakenBackOnceAndNotBeforeTheWithdrawal() {
        brake();
        order(4, 4_000);
        String act = brakes.miscount(0);
        var line =
                new Strandings(database).lines(act, 1, Optional.empty()).items().getFirst();
        new TakeBack(database).line(line, shop.clock.instant());
        assertEquals(4, units());
        brakes.withdrawMiscount(act);
        new TakeBack(database).line(line, shop.clock.instant());
        new TakeBack(database).line(line, shop.clock.instant());
        assertEquals(0, units());
        assertEquals(1, brakes.withdrawn(act).takenBack());
    }

    @Test
    void whatIsTakenBackAndShippedWasNotRefundedBefore() {
        brake();
        order(4, 4_000);
        brakes.takeBack(brakes.miscount(0));
        shop.ship("O1", "s-1", "1", 4);
        var told = new ExternalRefund.ExternalRefundCommand(
                new LineRef("O1", "1"), "x-1", 2, cny(2_000), "bank-7", START, ExternalRefund.Why.CHARGEBACK);
        var recorded = new RecordExternalRefund(database).record(told, Actor.of("platform:p"), shop.clock.instant());
        var external = assertInstanceOf(
                ExternalRefund.class,
                assertInstanceOf(Outcome.Created.class, recorded).value());
        assertEquals(new ExternalRefund.Outcome(0, 0, 0), external.outcome());
    }
}
