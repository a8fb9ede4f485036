package dev.makegood.refund.sending;

import static dev.makegood.shop.Shop.START;
import static dev.makegood.shop.Shop.caseId;
import static dev.makegood.shop.Shop.line;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.makegood.refund.Refund;
import dev.makegood.refund.RefundId;
import dev.makegood.refund.RefundState;
import dev.makegood.shop.Shop;
import dev.makegood.storage.Database;
import dev.makegood.storage.StorageBusy;
import dev.makegood.storage.TroubledDatabase;
import dev.makegood.storage.memory.MemoryDatabase;
import dev.makegood.storage.memory.MemoryScanner;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Verifies when a refund is looked at again that a brake holds back or whose handling failed. */
class HeldBackRefundsTest {
    private final MemoryDatabase database = new MemoryDatabase();
    private final Shop shop = new Shop(database, new MemoryScanner(database, 3));
    private final List<Object> reported = new ArrayList<>();

    @BeforeEach
    void aRefundIsDue() {
        shop.cutClock();
        shop.amend("units: 200, lines: 100", "units: 3, lines: 3");
        shop.place("O1", line("1", "M1", "S1", 4, 5_000));
    }

    private Refund admitted(int units) {
        shop.admit("O1", "1", OptionalInt.of(units));
        return refund();
    }

    private Refund refund() {
        return shop.refunds("O1", "1").getFirst();
    }

    @Test
    void whatABrakeHoldsBackIsLookedAtAgainAfterAQuarterOfAnHour() {
        admitted(4);
        shop.sweep();
        assertEquals(new RefundState.Scheduled(START.plus(Duration.ofMinutes(15))), refund().state());
    }

    @Test
    void theBrakeThatHoldsARefundBackIsNamedWhileItIsOn() {
        var braked = new BrakedRefunds(database);
        Refund held = admitted(4);
        assertEquals(held.act().map(act -> act.strandingId()), braked.holdingBack(held, START));
        assertEquals(Optional.empty(), braked.holdingBack(held, START.plus(Duration.ofHours(12))));
    }

    @Test
    void aRefundThatNoActStrandedIsHeldBackByNoBrake() {
        assertEquals(Optional.empty(), new BrakedRefunds(database).holdingBack(admitted(3), START));
    }

    private void moveBack(Database by) {
        new MoveBack(by)
                .after(
                        new RefundId(caseId("O1", "1"), 1, 3),
                        new IllegalStateException("is broken"),
                        shop.clock.instant(),
                        (id, again) -> reported.add(again));
    }

    @Test
    void aRefundThatCannotBeMovedBackIsReported() {
        Refund before = admitted(3);
        var busy = new StorageBusy("not now");
        moveBack(TroubledDatabase.uncommitted(database, caseId("O1", "1").toString(), busy));
        assertEquals(List.of(busy), reported);
        assertEquals(before, refund());
    }

    @Test
    void aRefundThatWasSettledMeanwhileIsNotMovedBack() {
        admitted(3);
        shop.sweep();
        Refund settled = refund();
        moveBack(database);
        assertEquals(List.of(), reported);
        assertEquals(settled, refund());
    }
}
