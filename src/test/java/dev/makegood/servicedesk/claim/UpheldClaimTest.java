package dev.makegood.servicedesk.claim;

import static dev.makegood.shop.Shop.cny;
import static dev.makegood.shop.Shop.line;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.makegood.cancellation.AnswerCancellation;
import dev.makegood.cancellation.Cancellation;
import dev.makegood.cancellation.ProposeCancellation;
import dev.makegood.command.Outcome;
import dev.makegood.order.LineRef;
import dev.makegood.order.Orders;
import dev.makegood.refund.Refunds;
import dev.makegood.servicedesk.Desk;
import dev.makegood.shop.Shop;
import dev.makegood.stockout.Trigger;
import dev.makegood.storage.Database;
import dev.makegood.storage.DelegatingDatabase;
import dev.makegood.storage.Write;
import dev.makegood.storage.memory.MemoryDatabase;
import dev.makegood.storage.memory.MemoryScanner;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Verifies that a decision is carried out even if a process dies on the way. */
class UpheldClaimTest {
    private static final LineRef LINE = new LineRef("O1", "1");

    private final MemoryDatabase database = new MemoryDatabase();
    private final Shop shop = new Shop(database, new MemoryScanner(database, 3));

    /** Simulates a process that dies at a commit. */
    private record Dying(Database database, AtomicInteger commits) implements DelegatingDatabase {
        @Override
        public boolean commit(List<Write> writes) {
            if (commits.getAndDecrement() == 0) {
                throw new Dead();
            }
            return database.commit(writes);
        }
    }

    private static final class Dead extends RuntimeException {}

    private void claimed() {
        shop.place("O1", line("1", "M1", "S1", 3, 300));
        shop.ship("O1", "sh-1", "1", 2);
        new Desk(shop, database).claim("O1", ClaimKind.NEVER_HANDED_OVER);
    }

    private Outcome<Claim> uphold(Database by) {
        return new Desk(shop, by).decideClaim("O1", true);
    }

    private int carryOut() {
        return new CarryOutClaim(database, new Refunds(database))
                .runOnce(shop.clock.instant(), 100, (line, fault) -> shop.failures.add(line + ": " + fault));
    }

    private Claim claim() {
        return new Claims(database).find(LINE, "c-1").orElseThrow().value();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void theScheduleEndsWhatDiedAfterTheDecision(int commits) {
        claimed();
        assertThrows(Dead.class, () -> uphold(new Dying(database, new AtomicInteger(commits))));
        shop.clock.advance(Duration.ofMinutes(1));
        assertEquals(0, carryOut());
        var theCase = shop.theCase("O1", "1");
        assertEquals(List.of(Trigger.CLAIM, 3), List.of(theCase.trigger(), theCase.units()));
        shop.sweep();
        assertEquals(1, shop.gateway.books().size());
        assertTrue(claim().carriedOut());
        assertInstanceOf(Outcome.Repeated.class, uphold(database));
        shop.reconcile();
    }

    @Test
    void itsHoursCountFromTheRuling() {
        claimed();
        assertThrows(Dead.class, () -> uphold(new Dying(database, new AtomicInteger(1))));
        var ruledAt = shop.clock.instant();
        shop.clock.advance(Duration.ofHours(3));
        carryOut();
        assertEquals(
                ruledAt.plus(Duration.ofHours(24)),
                shop.refunds("O1", "1").getFirst().due().deadline());
    }

    @Test
    void whatIsCarriedOutIsNotTakenUpAgain() {
        claimed();
        uphold(database);
        List<Object> rows = List.copyOf(database.all());
        shop.clock.advance(Duration.ofDays(1));
        assertEquals(0, carryOut());
        assertEquals(rows, database.all());
        assertEquals(
                List.of(), new Claims(database).toCarryOut(10, Optional.empty()).items());
    }

    @Test
    void aShipmentThatIsToldAfterTheRulingIsNotRuledUntrue() {
        claimed();
        assertThrows(Dead.class, () -> uphold(new Dying(database, new AtomicInteger(1))));
        shop.clock.advance(Duration.ofMinutes(1));
        shop.ship("O1", "sh-2", "1", 1);
        carryOut();
        assertEquals(2, shop.theCase("O1", "1").units());
        var units = new Orders(database).findLine(LINE).orElseThrow().value().units();
        assertEquals(1, units.shipped());
    }

    /** A cancellation that the buyer proposed is not compensated. */
    @Test
    void whatTheBuyerHadAgreedToCancelIsCompensatedAfterAll() {
        shop.place("O1", line("1", "M1", "S1", 1, 300));
        var proposal = new Cancellation.CancellationCommand("x-1", Cancellation.Side.BUYER, cny(0), "too late for me");
        new ProposeCancellation(database).propose(LINE, proposal, shop.clock.instant());
        new AnswerCancellation(database).answer(LINE, "x-1", Cancellation.Side.MERCHANT, true, shop.clock.instant());
        assertEquals(cny(0), shop.theCase("O1", "1").assessment().amount());
        new Desk(shop, database).claim("O1", ClaimKind.TOLD_OUT_OF_STOCK);
        uphold(database);
        assertEquals(cny(500), shop.theCase("O1", "1").assessment().amount());
    }
}
