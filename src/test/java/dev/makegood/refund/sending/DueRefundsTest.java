package dev.makegood.refund.sending;

import static dev.makegood.shop.Shop.START;
import static dev.makegood.shop.Shop.caseId;
import static dev.makegood.shop.Shop.cny;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.makegood.order.Split;
import dev.makegood.refund.Refund;
import dev.makegood.refund.RefundId;
import dev.makegood.refund.Refunds;
import dev.makegood.storage.Shards;
import dev.makegood.storage.Worker;
import dev.makegood.storage.memory.MemoryDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Verifies how far one pass reads in the refunds that are due. */
class DueRefundsTest {
    private final MemoryDatabase database = new MemoryDatabase();
    private final Refunds refunds = new Refunds(database);

    /** Schedules refunds that are due one after the other, all in one shard. */
    private List<RefundId> schedule(int many) {
        List<RefundId> ids = Stream.iterate(1, n -> n + 1)
                .map(n -> new RefundId(caseId("O" + n, "1"), 1, 1))
                .filter(id -> Shards.of(id.toString()).equals(Shards.all().getFirst()))
                .limit(many)
                .toList();
        for (int n = 0; n < many; n++) {
            var split = new Split(cny(100), List.of());
            var scheduled = Refund.scheduled(ids.get(n), split, START.plusMillis(n), START.plusSeconds(60));
            assertTrue(database.commit(List.of(refunds.create(scheduled))));
        }
        return ids;
    }

    private DueRefunds queue(int share) {
        return new DueRefunds(refunds, START.plusSeconds(1), Worker.ALONE, share);
    }

    @Test
    void aPassEndsWithTheFirstPageIfNothingFailed() {
        List<RefundId> ids = schedule(3);
        var queue = queue(2);
        assertEquals(ids.subList(0, 2), queue.first());
        assertEquals(List.of(), queue.next());
    }

    @Test
    void whereOneFailedTheNextPageIsRead() {
        List<RefundId> ids = schedule(3);
        var queue = queue(1);
        assertEquals(ids.subList(0, 1), queue.first());
        queue.passedOver(ids.get(0));
        assertEquals(ids.subList(1, 2), queue.next());
        assertEquals(List.of(), queue.next(), "the second one did not fail");
    }

    @Test
    void aPassEndsAfterTwentyPagesThoughAllFail() {
        List<RefundId> ids = schedule(22);
        var queue = queue(1);
        var read = new ArrayList<RefundId>();
        for (List<RefundId> due = queue.first(); !due.isEmpty(); due = queue.next()) {
            read.addAll(due);
            due.forEach(queue::passedOver);
        }
        assertEquals(ids.subList(0, 20), read);
    }

    @Test
    void whatWasReadToItsEndIsNotReadAgain() {
        List<RefundId> ids = schedule(1);
        var queue = queue(2);
        assertEquals(ids, queue.first());
        queue.passedOver(ids.getFirst());
        assertEquals(List.of(), queue.next());
    }
}
