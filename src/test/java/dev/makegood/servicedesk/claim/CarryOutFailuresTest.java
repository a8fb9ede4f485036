package dev.makegood.servicedesk.claim;

import static dev.makegood.shop.Shop.caseId;
import static dev.makegood.shop.Shop.line;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.makegood.order.LineRef;
import dev.makegood.refund.Refunds;
import dev.makegood.servicedesk.Desk;
import dev.makegood.shop.Shop;
import dev.makegood.stockout.Cases;
import dev.makegood.storage.Database;
import dev.makegood.storage.PagesOfOne;
import dev.makegood.storage.TroubledDatabase;
import dev.makegood.storage.memory.MemoryDatabase;
import dev.makegood.storage.memory.MemoryScanner;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Verifies that a claim that fails is reported and left, that others are carried out, and how far a run goes. */
class CarryOutFailuresTest {
    private static final List<String> ORDERS = List.of("O1", "O2", "O3", "O4");

    private final MemoryDatabase database = new MemoryDatabase();
    private final Shop shop = new Shop(database, new MemoryScanner(database, 3));
    private final List<LineRef> reported = new ArrayList<>();

    /** Upholds claims by a process that dies before it carries them out. */
    @BeforeEach
    void fourUpheldClaims() {
        for (String orderId : ORDERS) {
            shop.place(orderId, line("1", "M1", "S1", 1, 300));
            new Desk(shop, database).claim(orderId, ClaimKind.TOLD_OUT_OF_STOCK);
            var theCase = Cases.key(caseId(orderId, "1"));
            var dying = new TroubledDatabase(database, _ -> {}, writes -> {
                if (writes.stream().anyMatch(write -> write.key().equals(theCase))) {
                    throw new IllegalStateException("it died");
                }
            });
            assertThrows(IllegalStateException.class, () -> new Desk(shop, dying).decideClaim(orderId, true));
        }
    }

    private int carryOut(Database by, int limit) {
        return new CarryOutClaim(by, new Refunds(by))
                .runOnce(shop.clock.instant(), limit, (line, _) -> reported.add(line));
    }

    private List<String> left() {
        return ORDERS.stream()
                .filter(orderId -> !new Claims(database)
                        .find(new LineRef(orderId, "1"), "c-1")
                        .orElseThrow()
                        .value()
                        .carriedOut())
                .toList();
    }

    @Test
    void oneThatFailsIsReportedAndTheOthersAreCarriedOut() {
        assertEquals(ORDERS, left());
        var unreadable = TroubledDatabase.unreadable(database, caseId("O2", "1").toString());
        assertEquals(1, carryOut(unreadable, 100));
        assertEquals(List.of(new LineRef("O2", "1")), reported);
        assertEquals(List.of("O2"), left());
        assertEquals(0, carryOut(database, 100));
        assertEquals(List.of(), left());
        assertEquals(
                List.of(), new Claims(database).toCarryOut(10, Optional.empty()).items());
    }

    @Test
    void aRunEndsAtItsLimitAndTheNextContinues() {
        assertEquals(0, carryOut(new PagesOfOne(database), 3));
        assertEquals(1, left().size());
        assertEquals(0, carryOut(new PagesOfOne(database), 3));
        assertEquals(List.of(), left());
    }
}
