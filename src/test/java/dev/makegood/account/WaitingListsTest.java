package dev.makegood.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.makegood.storage.PagesOfOne;
import dev.makegood.storage.Shards;
import dev.makegood.storage.Stored;
import dev.makegood.storage.memory.MemoryDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.joda.money.CurrencyUnit;
import org.junit.jupiter.api.Test;

/** Verifies in which order places are listed, which of them is the oldest, and when a list is due. */
class WaitingListsTest {
    private static final CurrencyUnit CNY = CurrencyUnit.of("CNY");

    private final MemoryDatabase database = new MemoryDatabase();
    private final WaitingLists lists = new WaitingLists(database);

    private static Instant at(int minute) {
        return Instant.parse("2026-03-01T04:00:00Z").plus(Duration.ofMinutes(minute));
    }

    private static QueuePlace place(String merchantId, QueuePlace.Kind kind, int minute) {
        return new QueuePlace(merchantId, CNY, kind, at(minute), "O" + minute + "~1~stockout");
    }

    private static QueuePlace place(int minute) {
        return place("M1", QueuePlace.Kind.POLICY, minute);
    }

    private void create(QueuePlace... places) {
        assertTrue(database.commit(Stream.of(places).map(lists::create).toList()));
    }

    /** Lists a merchant whose first place is of that minute. */
    private WaitingList list(String merchantId, int minute) {
        var list = new WaitingList(merchantId, CNY, at(minute), at(100));
        assertTrue(database.commit(List.of(lists.put(Optional.empty(), list))));
        return list;
    }

    private List<WaitingList> due(int minute) {
        return lists.due(Shards.of("M1"), at(minute), 10, Optional.empty()).items();
    }

    @Test
    void nobodyWhoWaitsIsOverlookedWhereAPageEndsEarly() {
        create(place(1), place(2), place(3));
        var paged = new WaitingLists(new PagesOfOne(database));
        assertEquals(
                List.of(place(1), place(2)),
                paged.first("M1", CNY, 2).stream().map(Stored::value).toList());
        assertEquals(3, paged.first("M1", CNY, QueuePlace.Kind.POLICY, 4).size());
    }

    @Test
    void theLongestWaitIsTheEarliestPlaceOfEitherKindWhicheverMerchantsItIs() {
        assertEquals(Optional.empty(), lists.longest());
        for (int n = 2; n < 30; n++) {
            list("M" + n, n);
        }
        QueuePlace extra = place("M1", QueuePlace.Kind.EXTRA, 1);
        list("M1", 1);
        create(place(5), extra, place("M2", QueuePlace.Kind.POLICY, 2));
        assertEquals(Optional.of(extra), lists.longest());
    }

    @Test
    void aListIsDueFromWhenItIsToBeLookedAtAndAtOnceWhenMoneyComesIn() {
        WaitingList list = list("M1", 1);
        assertEquals(List.of(), due(99));
        assertEquals(List.of(list), due(100));
        database.commit(lists.lookNow("M1", CNY, at(7)));
        assertEquals(List.of(), due(6));
        assertEquals(List.of(new WaitingList("M1", CNY, at(1), at(7))), due(7));
        assertEquals(List.of(), lists.lookNow("M9", CNY, at(7)), "nobody waits");
    }
}
