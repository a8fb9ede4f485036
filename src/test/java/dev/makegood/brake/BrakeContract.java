package dev.makegood.brake;

import static dev.makegood.shop.Shop.caseId;
import static dev.makegood.shop.Shop.line;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.makegood.command.Actor;
import dev.makegood.command.Outcome;
import dev.makegood.notice.BrakeFact;
import dev.makegood.notice.CaseFact;
import dev.makegood.refund.RefundState;
import dev.makegood.shop.Shop;
import dev.makegood.stockout.Compensation;
import dev.makegood.stockout.stranding.Brake;
import dev.makegood.stockout.stranding.Holding;
import dev.makegood.storage.Contract;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Verifies that units which one report strands beyond the limits become cases with notices, and are paid after a
 * person's check.
 */
class BrakeContract extends Contract {
    private Shop shop;
    private Brakes brakes;

    @BeforeEach
    void policy() {
        shop = new Shop(database(), scanner());
        brakes = new Brakes(shop, database());
        shop.amend(
                "units: 200, lines: 100, amountMinor: 5000000, hours: 12",
                "units: 3, lines: 2, amountMinor: 20000, hours: 12");
    }

    private void place(int orders, int quantity, long minor) {
        for (int n = 1; n <= orders; n++) {
            shop.place("O" + n, line("1", "M1", "S1", quantity, minor));
        }
    }

    private RefundState state(String orderId) {
        return shop.refunds(orderId, "1").getFirst().state();
    }

    @Test
    void aMistypedCountOfZeroPaysNobodyForItsHours() {
        place(4, 1, 5_000);
        shop.count("M1", "S1", "c-1", 0);
        assertEquals(4, shop.strand(100).lines());
        assertEquals(4, shop.sweep().putOff());
        assertEquals(0, shop.issue().issued());
        shop.clock.advance(Duration.ofHours(12).minusMillis(1));
        assertEquals(0, shop.sweep().settled());
        assertInstanceOf(RefundState.Scheduled.class, state("O1"));
        assertEquals(0, shop.issue().issued());
        shop.clock.advance(Duration.ofMillis(1));
        assertEquals(4, shop.sweep().settled());
        assertEquals(4, shop.issue().issued());
        shop.reconcile();
    }

    @Test
    void aCountWithinTheLimitsIsPaidAtOnce() {
        place(2, 1, 5_000);
        shop.count("M1", "S1", "c-1", 0);
        shop.strand(100);
        assertEquals(2, shop.sweep().settled());
        assertEquals(2, shop.issue().issued());
    }

    @Test
    void anAdmissionBeyondTheLimitsWaits() {
        place(1, 5, 10_000);
        shop.admit("O1", "1", OptionalInt.of(4));
        assertEquals(1, shop.sweep().putOff());
        shop.admit("O1", "1", OptionalInt.empty());
        assertEquals(1, shop.sweep().settled());
        assertInstanceOf(
                Compensation.Owed.class, shop.theCase(caseId("O1", "1")).compensation());
        assertEquals(0, shop.issue().issued());
    }

    private String braked() {
        place(4, 1, 5_000);
        shop.count("M1", "S1", "c-1", 0);
        shop.strand(100);
        shop.sweep();
        shop.issue();
        return brakes.on();
    }

    @Test
    void merchantAndOperatorAreToldOnceOfTheWholeAct() {
        braked();
        assertEquals(1, brakes.watch());
        assertEquals(1, brakes.watch());
        List<String> merchant = shop.told(Actor.merchant("M1"), BrakeFact.BrakedCountMerchant.class);
        assertEquals(1, merchant.size());
        assertTrue(merchant.getFirst().contains("4 paid units of 4 orders"), merchant::getFirst);
        assertTrue(merchant.getFirst().contains("200.00 CNY"), merchant::getFirst);
        assertEquals(
                1,
                shop.told(Actor.of("operator"), BrakeFact.BrakedOperator.class).size());
        shop.clock.advance(Duration.ofHours(12));
        assertEquals(0, brakes.watch());
        String id = shop.refunds("O1", "1").getFirst().act().orElseThrow().strandingId();
        assertInstanceOf(Brake.Over.class, brakes.find(id).brake());
    }

    @Test
    void whatIsConfirmedGoesOut() {
        String id = braked();
        assertInstanceOf(Outcome.Created.class, brakes.confirm(id));
        assertInstanceOf(Outcome.Repeated.class, brakes.confirm(id));
        assertInstanceOf(Outcome.Refused.class, brakes.withdraw(id));
        shop.clock.advance(Holding.LOOK_AGAIN);
        assertEquals(4, shop.sweep().settled());
        assertEquals(4, shop.issue().issued());
        shop.reconcile();
    }

    @Test
    void whatWasAMistakeIsTakenBackAndShipped() {
        String id = braked();
        assertInstanceOf(Outcome.Refused.class, brakes.withdraw(id));
        shop.count("M1", "S1", "c-2", 9);
        assertInstanceOf(Outcome.Created.class, brakes.withdraw(id));
        assertInstanceOf(Outcome.Repeated.class, brakes.withdraw(id));
        assertInstanceOf(Outcome.Refused.class, brakes.confirm(id));
        assertEquals(new CarryOutWithdrawal.WithdrawalResult(4, 0), brakes.carryOut());
        assertEquals(new CarryOutWithdrawal.WithdrawalResult(0, 0), brakes.carryOut());
        shop.clock.advance(Duration.ofHours(20));
        assertEquals(0, shop.sweep().settled());
        assertEquals(0, shop.issue().issued());
        assertInstanceOf(RefundState.Withdrawn.class, state("O1"));
        assertEquals(0, shop.theCase(caseId("O1", "1")).units());
        assertInstanceOf(
                Compensation.Nothing.class, shop.theCase(caseId("O1", "1")).compensation());
        assertEquals(
                4,
                shop.told(Actor.buyer(Shop.BUYER), CaseFact.TakenBackBuyer.class)
                        .size());
        assertEquals(0, shop.strand(100).lines());
        assertInstanceOf(Outcome.Created.class, shop.ship("O1", "s-1", "1", 1));
        shop.reconcile();
    }

    @Test
    void whatIsShortByTheRightCountIsStrandedAnew() {
        String id = braked();
        shop.count("M1", "S1", "c-2", 3);
        brakes.withdraw(id);
        brakes.carryOut();
        assertEquals(1, shop.strand(100).lines());
        assertEquals(1, shop.sweep().settled());
        assertEquals(1, shop.issue().issued());
        assertEquals(0, shop.overdue().lines());
        shop.reconcile();
    }

    @Test
    void itIsTooLateOnceTheHoursAreOver() {
        String id = braked();
        shop.count("M1", "S1", "c-2", 9);
        shop.clock.advance(Duration.ofHours(12));
        assertInstanceOf(Outcome.Refused.class, brakes.withdraw(id));
        assertInstanceOf(Outcome.Refused.class, brakes.confirm(id));
        assertInstanceOf(Outcome.NotFound.class, brakes.confirm("0".repeat(32)));
        shop.sweep();
        assertEquals(0, brakes.carryOut().lines());
    }
}
