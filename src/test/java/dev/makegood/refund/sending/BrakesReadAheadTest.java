package dev.makegood.refund.sending;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.makegood.brake.DecideBrake;
import dev.makegood.command.Actor;
import dev.makegood.refund.Refund;
import dev.makegood.refund.RefundId;
import dev.makegood.shop.Shop;
import dev.makegood.stockout.stranding.Strandings;
import dev.makegood.storage.Database;
import dev.makegood.storage.DelegatingDatabase;
import dev.makegood.storage.Key;
import dev.makegood.storage.Row;
import dev.makegood.storage.memory.MemoryDatabase;
import dev.makegood.storage.memory.MemoryScanner;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Counts how often a sweep reads the act that stranded many refunds, whichever of them asks first. */
class BrakesReadAheadTest {
    private static final int ORDERS = 30;

    private final MemoryDatabase memory = new MemoryDatabase();
    private final Shop shop = new Shop(memory, new MemoryScanner(memory, 50));
    private final Strandings strandings = new Strandings(memory);
    private final AtomicInteger alone = new AtomicInteger();
    private final AtomicInteger together = new AtomicInteger();

    private final Database counting = new DelegatingDatabase() {
        @Override
        public Database database() {
            return memory;
        }

        @Override
        public Optional<Row> find(Key key) {
            alone.addAndGet(isOfAnAct(key) ? 1 : 0);
            return memory.find(key);
        }

        @Override
        public List<Row> findAll(List<Key> keys) {
            together.addAndGet(keys.stream().anyMatch(BrakesReadAheadTest::isOfAnAct) ? 1 : 0);
            return memory.findAll(keys);
        }
    };

    private static boolean isOfAnAct(Key key) {
        return key.partition().startsWith("stranding~");
    }

    private final SweepRefunds sweep = new SweepRefunds(counting, shop.gateway, shop.clock, new SweepReport() {
        @Override
        public void failed(RefundId id, RuntimeException fault) {
            throw fault;
        }

        @Override
        public void settled(Refund refund) {}
    });

    @BeforeEach
    void strand() {
        shop.amend("units: 200, lines: 100", "units: 3, lines: 3");
        for (int n = 0; n < ORDERS; n++) {
            shop.place("O" + n, Shop.line("1", "M1", "S1", 1, 5_000));
        }
        shop.count("M1", "S1", "c-1", 0);
        shop.strand(ORDERS);
    }

    private void confirm() {
        strandings
                .on(10, Optional.empty())
                .items()
                .forEach(one -> new DecideBrake(memory)
                        .confirm(one.strandingId(), "It is right.", Actor.merchant("M1"), shop.clock.instant()));
    }

    @Test
    void anActWhoseBrakeHasEndedIsReadOnceForAllItsRefunds() {
        confirm();
        assertEquals(ORDERS, sweep.runOnce(8 * ORDERS).settled());
        assertEquals(0, alone.get());
        assertEquals(1, together.get());
        assertEquals(0, sweep.runOnce(8 * ORDERS).settled());
        assertEquals(1, together.get(), "nothing is due, so nothing is read");
    }

    /** What was read ahead is used by one; the others ask for themselves, as long as the brake may still change. */
    @Test
    void aBrakeThatIsOnHoldsBackAllAndWhatEndsItMeanwhileCounts() {
        assertEquals(0, sweep.runOnce(8 * ORDERS).settled());
        confirm();
        shop.clock.advance(Duration.ofMinutes(16));
        assertEquals(ORDERS, sweep.runOnce(8 * ORDERS).settled());
    }
}
