package dev.makegood.brake;

import static dev.makegood.shop.Shop.caseId;
import static dev.makegood.shop.Shop.line;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.makegood.command.Actor;
import dev.makegood.notice.BrakeFact;
import dev.makegood.shop.Shop;
import dev.makegood.storage.Database;
import dev.makegood.storage.KeyText;
import dev.makegood.storage.PagesOfOne;
import dev.makegood.storage.TroubledDatabase;
import dev.makegood.storage.memory.MemoryDatabase;
import dev.makegood.storage.memory.MemoryScanner;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Verifies that a brake or a line that fails is reported and left, that others go on, and how far a run goes. */
class BrakeFailuresTest {
    private final MemoryDatabase database = new MemoryDatabase();
    private final Shop shop = new Shop(database, new MemoryScanner(database, 3));
    private final Brakes brakes = new Brakes(shop, database);
    private final List<Object> reported = new ArrayList<>();

    @BeforeEach
    void aBrakeOnFourLines() {
        shop.amend("units: 200, lines: 100", "units: 3, lines: 3");
        strand("M1", "O");
    }

    private void strand(String merchantId, String orders) {
        for (int n = 1; n <= 4; n++) {
            shop.place(orders + n, line("1", merchantId, "S1", 1, 5_000));
        }
        shop.count(merchantId, "S1", "wrong", 0);
        shop.strand(100);
    }

    private String act(String orderId) {
        return shop.refunds(orderId, "1").getFirst().act().orElseThrow().strandingId();
    }

    private int told(String merchantId) {
        return shop.told(Actor.merchant(merchantId), BrakeFact.BrakedCountMerchant.class)
                .size();
    }

    @Test
    void aBrakeThatFailsCountsAsOnAndTheOthersAreTold() {
        strand("M2", "P");
        String bad = act("O1");
        var unreadable = TroubledDatabase.unreadable(database, KeyText.join("stranding", bad));
        var watch = new WatchBrakes(unreadable, (id, _) -> reported.add(id));
        assertEquals(2, watch.runOnce(shop.clock.instant()));
        assertEquals(List.of(bad), reported);
        assertEquals(List.of(0, 1), List.of(told("M1"), told("M2")));
    }

    private void withdraw() {
        withdraw("M1", "O1");
    }

    private void withdraw(String merchantId, String orderId) {
        String act = act(orderId);
        shop.count(merchantId, "S1", "right", 100);
        brakes.withdraw(act);
    }

    private CarryOutWithdrawal.WithdrawalResult carryOut(Database by, int limit) {
        return new CarryOutWithdrawal(by, (id, _) -> reported.add(id)).runOnce(shop.clock.instant(), limit);
    }

    @Test
    void aLineThatFailsIsReportedAndTheOthersAreTakenBack() {
        withdraw();
        var unreadable = TroubledDatabase.unreadable(database, caseId("O2", "1").toString());
        assertEquals(new CarryOutWithdrawal.WithdrawalResult(3, 1), carryOut(unreadable, 100));
        assertEquals(List.of(caseId("O2", "1")), reported);
        assertEquals(new CarryOutWithdrawal.WithdrawalResult(1, 0), carryOut(database, 100));
        shop.reconcile();
    }

    @Test
    void aRunEndsAtItsLimitAndTheNextContinues() {
        withdraw();
        assertEquals(new CarryOutWithdrawal.WithdrawalResult(3, 0), carryOut(new PagesOfOne(database), 3));
        assertEquals(new CarryOutWithdrawal.WithdrawalResult(1, 0), carryOut(new PagesOfOne(database), 3));
    }

    @Test
    void whatFailsCountsTowardsTheLimit() {
        withdraw();
        var unreadable = TroubledDatabase.unreadable(database, caseId("O1", "1").toString());
        assertEquals(new CarryOutWithdrawal.WithdrawalResult(1, 1), carryOut(new PagesOfOne(unreadable), 2));
    }

    @Test
    void allWithdrawnActsAreCarriedOutInTurn() {
        strand("M2", "P");
        withdraw();
        withdraw("M2", "P1");
        assertEquals(new CarryOutWithdrawal.WithdrawalResult(4, 0), carryOut(new PagesOfOne(database), 4));
        strand("M3", "Q");
        withdraw("M3", "Q1");
        assertEquals(new CarryOutWithdrawal.WithdrawalResult(8, 0), carryOut(new PagesOfOne(database), 100));
    }
}
