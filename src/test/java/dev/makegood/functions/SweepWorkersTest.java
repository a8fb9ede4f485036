package dev.makegood.functions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.makegood.coupon.issue.IssueCoupons;
import dev.makegood.notice.DeliverNotices;
import dev.makegood.policy.publication.Policies;
import dev.makegood.refund.Refund;
import dev.makegood.refund.RefundId;
import dev.makegood.refund.Refunds;
import dev.makegood.refund.sending.SweepRefunds;
import dev.makegood.refund.sending.SweepReport;
import dev.makegood.shop.Shop;
import dev.makegood.storage.Concurrently;
import dev.makegood.storage.Worker;
import dev.makegood.storage.memory.MemoryDatabase;
import dev.makegood.storage.memory.MemoryScanner;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Verifies that workers who share refunds, coupons and notices leave nothing, and that no two do the same. */
class SweepWorkersTest {
    private static final int CASES = 60;
    private static final int LIMIT = 400;

    private final MemoryDatabase database = new MemoryDatabase();
    private final Shop shop = new Shop(database, new MemoryScanner(database, 50));
    private final Queue<RefundId> settled = new ConcurrentLinkedQueue<>();
    private final Queue<String> sent = new ConcurrentLinkedQueue<>();

    private final IssueCoupons coupons = new IssueCoupons(database, new Policies(database)::get, new Refunds(database));
    private final DeliverNotices notices =
            new DeliverNotices(database, message -> sent.add(message.notice().id()));

    private final SweepReport report = new SweepReport() {
        @Override
        public void failed(RefundId id, RuntimeException fault) {
            throw fault;
        }

        @Override
        public void settled(Refund refund) {
            settled.add(refund.refundId());
        }
    };

    @BeforeEach
    void fallShort() {
        for (int n = 0; n < CASES; n++) {
            String orderId = "O" + n;
            shop.place(orderId, Shop.line("1", "M" + n % 7, "S" + n, 1, 5_000));
            shop.admit(orderId, "1", OptionalInt.empty());
        }
    }

    private int refund(Worker worker) {
        return new SweepRefunds(database, shop.gateway, shop.clock, report)
                .runOnce(LIMIT, worker)
                .settled();
    }

    private int compensate(Worker worker) {
        return coupons.runOnce(shop.clock.instant(), LIMIT, worker).issued();
    }

    private int deliver(Worker worker) {
        return notices.runOnce(shop.clock.instant(), LIMIT, worker).delivered();
    }

    /** Returns what each of four workers did. */
    private static List<Integer> each(ToIntFunction<Worker> work) {
        return IntStream.range(0, 4)
                .mapToObj(number -> work.applyAsInt(new Worker(number, 4)))
                .toList();
    }

    private static int sum(List<Integer> done) {
        assertTrue(done.stream().allMatch(one -> one > 0), () -> "a worker had nothing to do: " + done);
        return done.stream().mapToInt(Integer::intValue).sum();
    }

    @Test
    void togetherTheyDoEverythingAndEachThingOnce() {
        assertEquals(CASES, sum(each(this::refund)));
        assertEquals(CASES, new HashSet<>(settled).size());
        assertEquals(CASES, sum(each(this::compensate)));
        int told = sum(each(this::deliver));
        assertEquals(sent.size(), told);
        assertEquals(told, new HashSet<>(sent).size());

        assertEquals(0, refund(Worker.ALONE));
        assertEquals(0, compensate(Worker.ALONE));
        assertEquals(0, deliver(Worker.ALONE));
    }

    @Test
    void aWorkerWithoutAShardDoesNothing() {
        var idle = new Worker(6, 8);
        assertEquals(List.of(0, 0, 0), List.of(refund(idle), compensate(idle), deliver(idle)));
        assertEquals(CASES, refund(Worker.ALONE));
        assertEquals(CASES, compensate(Worker.ALONE));
    }

    /** What is in no shard must not wait for a worker that there is not. */
    @Test
    void theFirstWorkerAlsoHasTheRefundsThatAreInNoShard() {
        var all = new HashSet<>(Refunds.partitions(Worker.ALONE));
        var divided = new HashSet<String>();
        for (int number = 0; number < 4; number++) {
            for (String partition : Refunds.partitions(new Worker(number, 4))) {
                assertTrue(divided.add(partition), partition);
            }
        }
        assertEquals(all, divided);
        assertTrue(Refunds.partitions(new Worker(0, 8)).size() > 1);
        assertEquals(List.of(), Refunds.partitions(new Worker(7, 8)));
    }

    @Test
    void fewShardsAreReadWithAsManyConnectionsAsMany() {
        assertEquals(
                List.of(5, 2, 1, 1, 1, 1),
                IntStream.of(1, 2, 3, 4, 5, 64).mapToObj(Concurrently::ofEach).toList());
    }
}
