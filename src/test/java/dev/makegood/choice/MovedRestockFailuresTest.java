package dev.makegood.choice;

import static dev.makegood.choice.ChoosingBuyer.RESTOCK_ON;
import static dev.makegood.shop.Shop.BUYER;
import static dev.makegood.shop.Shop.START;
import static dev.makegood.shop.Shop.caseId;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.makegood.command.Actor;
import dev.makegood.inventory.restock.MoveRestock;
import dev.makegood.inventory.restock.ReplyToRestock;
import dev.makegood.inventory.restock.RequestRestock;
import dev.makegood.logging.LoggedLines;
import dev.makegood.notice.ChoiceFact;
import dev.makegood.refund.Choice;
import dev.makegood.refund.waiting.NotifyRestockMoved;
import dev.makegood.refund.waiting.NotifyRestockMoved.RestockMovedResult;
import dev.makegood.shop.Shop;
import dev.makegood.storage.Database;
import dev.makegood.storage.TroubledDatabase;
import dev.makegood.storage.memory.MemoryDatabase;
import dev.makegood.storage.memory.MemoryScanner;
import java.time.LocalDate;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Verifies whom a moved restock concerns, and that a refund or a restock that fails is logged. */
class MovedRestockFailuresTest {
    private static final LocalDate LATER = RESTOCK_ON.plusDays(3);

    private final MemoryDatabase database = new MemoryDatabase();
    private final Shop shop = new Shop(database, new MemoryScanner(database, 3));
    private final ChoosingBuyer buyer = new ChoosingBuyer(shop, database);

    @BeforeEach
    void twoBuyersWait() {
        shop.count("M1", "A", "c-0", 0);
        buyer.restock(60);
        for (String orderId : List.of("O1", "O2")) {
            buyer.goesShort(orderId, 1);
            buyer.choose(orderId, new Choice.Wait(RESTOCK_ON));
        }
    }

    private RestockMovedResult tell(Database by) {
        return new NotifyRestockMoved(by).runOnce(shop.clock.instant(), 9);
    }

    private int told() {
        return shop.told(Actor.buyer(BUYER), ChoiceFact.WaitMovedBuyer.class).size();
    }

    @Test
    void whoWasToldOfOneRestockIsNotToldOfAnotherThatStaysWithinTheWait() {
        var other = ChoosingBuyer.ref("r-2");
        new RequestRestock(database).request(other, "sup-1", 9, START);
        new ReplyToRestock(database).reply(other, 9, RESTOCK_ON, START);
        buyer.move(LATER);
        assertEquals(new RestockMovedResult(2, 0), tell(database));
        new MoveRestock(database).move(other, RESTOCK_ON.minusDays(1), OptionalLong.empty(), START);
        assertEquals(new RestockMovedResult(0, 0), tell(database));
        assertEquals(2, told());
    }

    @Test
    void aRefundThatCannotBeReadIsLoggedAndTheOthersAreTold() {
        buyer.move(LATER);
        try (var log = new LoggedLines(NotifyRestockMoved.class)) {
            var unreadable =
                    TroubledDatabase.unreadable(database, caseId("O1", "1").toString());
            assertEquals(new RestockMovedResult(1, 0), tell(unreadable));
            assertEquals(List.of("cannot notify about O1~1~stockout~1-1"), log.texts());
        }
        assertEquals(1, told());
    }

    @Test
    void aRestockThatFailsIsLoggedAndTriedAgain() {
        buyer.move(LATER);
        try (var log = new LoggedLines(NotifyRestockMoved.class)) {
            var fault = new IllegalStateException("the store is down");
            var broken =
                    TroubledDatabase.uncommitted(database, caseId("O1", "1").toString(), fault);
            assertEquals(new RestockMovedResult(0, 1), tell(broken));
            assertEquals(1, log.texts().size());
            assertEquals(fault, log.lastThrown());
        }
        assertEquals(new RestockMovedResult(2, 0), tell(database));
        assertEquals(2, told());
    }
}
