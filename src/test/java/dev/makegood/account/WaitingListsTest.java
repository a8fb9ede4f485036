package dev.makegood.account;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.makegood.storage.PagesOfOne;
import dev.makegood.storage.Stored;
import dev.makegood.storage.memory.MemoryDatabase;
import java.time.Instant;
import java.util.List;
import org.joda.money.CurrencyUnit;
import org.junit.jupiter.api.Test;

class WaitingListsTest {
    private static final CurrencyUnit CNY = CurrencyUnit.of("CNY");

    private static QueuePlace turn(int minute) {
        Instant since = Instant.parse("2026-03-01T04:00:00Z").plusSeconds(60L * minute);
        return new QueuePlace("M1", CNY, QueuePlace.Kind.POLICY, since, "O" + minute + "~1~stockout");
    }

    @Test
    void nobodyWhoWaitsIsOverlookedWhereAPageEndsEarly() {
        var database = new MemoryDatabase();
        var lists = new WaitingLists(new PagesOfOne(database));
        database.commit(List.of(lists.create(turn(1)), lists.create(turn(2)), lists.create(turn(3))));
        assertEquals(
                List.of(turn(1), turn(2)),
                lists.first("M1", CNY, 2).stream().map(Stored::value).toList());
        assertEquals(3, lists.first("M1", CNY, QueuePlace.Kind.POLICY, 4).size());
    }
}
