package dev.makegood.refund;

import static dev.makegood.shop.Shop.START;
import static dev.makegood.shop.Shop.caseId;
import static dev.makegood.shop.Shop.line;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.makegood.shop.Shop;
import dev.makegood.storage.memory.MemoryDatabase;
import dev.makegood.storage.memory.MemoryScanner;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Verifies whether a refund of a case is still to come, counting the changes of one transaction. */
class RefundsAfterTest {
    private final MemoryDatabase database = new MemoryDatabase();
    private final Shop shop = new Shop(database, new MemoryScanner(database, 3));
    private final Refunds refunds = new Refunds(database);

    @BeforeEach
    void twoRefundsOfACase() {
        shop.place("O1", line("1", "M1", "S1", 2, 900));
        shop.admit("O1", "1", OptionalInt.of(1));
        shop.admit("O1", "1", OptionalInt.empty());
    }

    private Refund paid(int place) {
        return shop.refunds("O1", "1").get(place).with(new RefundState.Settled(START, "g-1"));
    }

    private boolean isToCome(String orderId, Refund... changed) {
        return refunds.after(List.of(changed))
                .whileUnsettled(caseId(orderId, "1"))
                .isPresent();
    }

    @Test
    void aCaseWaitsForItsLastRefund() {
        assertTrue(isToCome("O1"));
        assertTrue(isToCome("O1", paid(0)));
        assertTrue(isToCome("O1", paid(1)));
        assertEquals(false, isToCome("O1", paid(0), paid(1)));
    }

    @Test
    void refundsOfOtherCasesDoNotCount() {
        assertEquals(false, isToCome("O2"));
        assertEquals(false, isToCome("O2", shop.refunds("O1", "1").getFirst()));
    }

    @Test
    void aRefundThatIsOwedAgainCounts() {
        for (int place = 0; place < 2; place++) {
            var stored =
                    refunds.find(shop.refunds("O1", "1").get(place).refundId()).orElseThrow();
            assertTrue(database.commit(List.of(refunds.replace(stored, paid(place)))));
        }
        assertEquals(false, isToCome("O1"));
        assertTrue(isToCome("O1", shop.refunds("O1", "1").getFirst().with(new RefundState.Scheduled(START))));
    }
}
