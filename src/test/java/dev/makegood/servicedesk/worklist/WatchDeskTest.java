package dev.makegood.servicedesk.worklist;

import static dev.makegood.shop.Shop.caseId;
import static dev.makegood.shop.Shop.line;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.makegood.command.Actor;
import dev.makegood.logging.LoggedLines;
import dev.makegood.notice.DeskFact;
import dev.makegood.notice.Fact;
import dev.makegood.servicedesk.Desk;
import dev.makegood.servicedesk.claim.ClaimKind;
import dev.makegood.shop.Shop;
import dev.makegood.storage.Database;
import dev.makegood.storage.Key;
import dev.makegood.storage.PagesOfOne;
import dev.makegood.storage.Table;
import dev.makegood.storage.TroubledDatabase;
import dev.makegood.storage.Write;
import dev.makegood.storage.memory.MemoryDatabase;
import dev.makegood.storage.memory.MemoryScanner;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Verifies that each late ticket is told once, over any number of pages, and that a failing one stops no other. */
class WatchDeskTest {
    private final MemoryDatabase database = new MemoryDatabase();
    private final Shop shop = new Shop(database, new MemoryScanner(database, 3));

    @BeforeEach
    void eachOfTwoCasesHasALateTicketOfEachKind() {
        var desk = new Desk(shop, database);
        for (String orderId : List.of("O1", "O2")) {
            shop.place(orderId, line("1", "M1", "S1", 2, 200));
            shop.admit(orderId, "1", OptionalInt.empty());
            desk.appeal(orderId, "in time");
            desk.claim(orderId, ClaimKind.TOLD_OUT_OF_STOCK);
            desk.askForPerson(orderId, "h-1", "When?", Actor.merchant("M1"));
        }
        shop.clock.advance(Duration.ofDays(30));
    }

    private WatchDesk.DeskResult watch(Database by) {
        return new Desk(shop, by).watch();
    }

    private int told(Class<? extends Fact> kind) {
        return shop.told(Actor.OPERATOR, kind).size();
    }

    private List<Integer> told() {
        return Stream.of(
                        DeskFact.AppealOverdueOperator.class,
                        DeskFact.ClaimOverdueOperator.class,
                        DeskFact.HandOverOverdueOperator.class)
                .map(this::told)
                .toList();
    }

    @Test
    void eachIsToldOnceOnWhateverPageItStands() {
        assertEquals(new WatchDesk.DeskResult(6, 0), watch(new PagesOfOne(database)));
        assertEquals(List.of(2, 2, 2), told());
        assertEquals(new WatchDesk.DeskResult(0, 0), watch(new PagesOfOne(database)));
        assertEquals(List.of(2, 2, 2), told());
    }

    @Test
    void oneThatFailsIsLoggedAndLeftForTheNextRun() {
        var unreadable = TroubledDatabase.unreadable(database, caseId("O1", "1").toString());
        try (var log = new LoggedLines(WatchDesk.class)) {
            assertEquals(new WatchDesk.DeskResult(4, 2), watch(unreadable));
            assertEquals(
                    List.of(
                            "Appeal of O1~1~stockout is left for the next run",
                            "HandOver of O1~1~stockout is left for the next run"),
                    log.texts());
        }
        assertEquals(new WatchDesk.DeskResult(2, 0), watch(database));
        assertEquals(List.of(2, 2, 2), told());
    }

    @Test
    void oneThatCannotBeReadHoldsUpNoOther() {
        var row = database.find(new Key(Table.CASES, caseId("O1", "1").toString(), "APPEAL~0001"))
                .orElseThrow();
        var attributes = new HashMap<>(row.attributes());
        attributes.put("ticket", "?");
        attributes.put("due", "?");
        database.commit(List.of(new Write.Replace(row.key(), row.version(), attributes)));
        assertEquals(new WatchDesk.DeskResult(5, 0), watch(database));
        assertEquals(List.of(1, 2, 2), told());
    }
}
