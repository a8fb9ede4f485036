package dev.makegood.notice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.makegood.notice.DeliverNotices.DeliveryResult;
import dev.makegood.storage.Index;
import dev.makegood.storage.Key;
import dev.makegood.storage.Shards;
import dev.makegood.storage.Table;
import dev.makegood.storage.Write;
import dev.makegood.storage.memory.MemoryDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DeliverNoticesTest {
    private static final Instant AT = NoticeSamples.AT;
    private static final int LIMIT = 80;

    private final MemoryDatabase database = new MemoryDatabase();
    private final Notices notices = new Notices(database);
    private final Map<String, Key> keys = new HashMap<>();
    private final List<String> sent = new CopyOnWriteArrayList<>();

    /** Takes every message, after a hook that may make it fail. */
    private DeliverNotices delivering(Consumer<String> hook) {
        NoticePort port = message -> {
            hook.accept(message.notice().id());
            sent.add(message.notice().id());
        };
        return new DeliverNotices(database, port);
    }

    private final DeliverNotices smooth = delivering(_ -> {});

    @Test
    void deliversEachOnce() {
        List<String> ids = IntStream.range(0, 20).mapToObj(this::written).toList();

        assertEquals(new DeliveryResult(20, 0, 0), smooth.runOnce(AT, LIMIT));
        assertEquals(new DeliveryResult(0, 0, 0), smooth.runOnce(AT.plusSeconds(60), LIMIT));

        assertEquals(ids, sent.stream().sorted().toList());
        ids.forEach(id -> assertEquals(new Delivery.Delivered(AT), delivery(id)));
    }

    @Test
    void nothingIsSentBeforeItIsDue() {
        written(1);

        assertEquals(new DeliveryResult(0, 0, 0), smooth.runOnce(AT.minusMillis(1), LIMIT));
        assertEquals(List.of(), sent);
    }

    @Test
    void aRefusedOneIsTriedAgainLessAndLessOften() {
        String id = written(1);
        DeliverNotices refused = delivering(_ -> {
            throw new IllegalStateException("refused");
        });

        List<Long> minutes = new ArrayList<>();
        Instant now = AT;
        for (int attempts = 1; attempts <= 8; attempts++) {
            DeliveryResult counts = refused.runOnce(now, LIMIT);
            assertEquals(new DeliveryResult(0, 1, 0), counts);
            Instant between = now.plusSeconds(30);
            assertEquals(Duration.between(AT, between), notices.oldestUndelivered(between));
            var undelivered = (Delivery.Undelivered) delivery(id);
            assertEquals(attempts, undelivered.attempts());
            minutes.add(Duration.between(now, undelivered.deliverAt()).toMinutes());
            assertEquals(
                    new DeliveryResult(0, 0, 0),
                    refused.runOnce(undelivered.deliverAt().minusMillis(1), LIMIT));
            now = undelivered.deliverAt();
        }
        assertEquals(List.of(1L, 2L, 4L, 8L, 16L, 32L, 60L, 60L), minutes);

        assertEquals(new DeliveryResult(1, 0, 0), smooth.runOnce(now, LIMIT));
        assertEquals(Duration.ZERO, notices.oldestUndelivered(now));
    }

    @Test
    void noNumberOfAttemptsIsTheLast() {
        var tried = new Delivery.Undelivered(AT, 1_000_000);

        assertEquals(new Delivery.Undelivered(AT.plus(Delivery.MAX_BACKOFF), 1_000_001), tried.failed(AT));
    }

    @Test
    void aBadOneNeverStopsTheRest() {
        List<String> ids = IntStream.range(0, 40).mapToObj(this::written).toList();
        String poison = ids.get(17);
        DeliverNotices poisoned = delivering(id -> {
            if (id.equals(poison)) {
                throw new IllegalArgumentException("poison");
            }
        });

        assertEquals(new DeliveryResult(39, 1, 0), poisoned.runOnce(AT, LIMIT));
        assertEquals(39, sent.size());
        assertEquals(new Delivery.Undelivered(AT.plusSeconds(60), 1), delivery(poison));
    }

    @Test
    void rowsThatCannotBeReadGiveWayToTheRest() {
        String shard = Shards.of(written(1));
        for (int i = 0; i < 3; i++) {
            var attributes = Map.<String, Object>of(
                    Index.NOTICES_UNDELIVERED.partitionAttribute(),
                    shard,
                    Index.NOTICES_UNDELIVERED.sortAttribute(),
                    "2026-01-01T00:00:00.000Z",
                    "fact",
                    Map.of("kind", "ofANewerVersion"));
            database.commit(List.of(new Write.Create(new Key(Table.NOTICES, "odd" + i, "NOTICE"), attributes)));
        }

        for (int pass = 0; pass < 3; pass++) {
            assertEquals(
                    new DeliveryResult(0, 1, 3 - pass),
                    smooth.runOnce(AT, Shards.all().size()));
        }
        assertEquals(
                new DeliveryResult(1, 0, 0), smooth.runOnce(AT, Shards.all().size()));
        assertEquals(new DeliveryResult(0, 3, 0), smooth.runOnce(AT.plus(Delivery.MAX_BACKOFF), LIMIT));
    }

    @Test
    void aCrashAfterSendingSendsAgainUnderTheSameId() {
        String id = written(1);
        class Crash extends Error {}
        NoticePort crash = message -> {
            sent.add(message.notice().id());
            throw new Crash();
        };
        DeliverNotices crashing = new DeliverNotices(database, crash);

        assertThrows(Crash.class, () -> crashing.runOnce(AT, LIMIT));
        assertEquals(new Delivery.Undelivered(AT, 0), delivery(id));

        assertEquals(new DeliveryResult(1, 0, 0), smooth.runOnce(AT.plusSeconds(60), LIMIT));
        assertEquals(List.of(id, id), sent);
    }

    @Test
    void twoPassesAtOnceMaySendTwiceAndMarkOnce() throws Exception {
        String id = written(1);
        var bothSending = new CyclicBarrier(2);
        DeliverNotices rival = delivering(_ -> await(bothSending));

        Callable<DeliveryResult> pass = () -> rival.runOnce(AT, LIMIT);
        try (var threads = Executors.newFixedThreadPool(2)) {
            for (var future : threads.invokeAll(List.of(pass, pass))) {
                assertEquals(new DeliveryResult(1, 0, 0), future.get());
            }
        }

        assertEquals(List.of(id, id), sent);
        assertEquals(new Delivery.Delivered(AT), delivery(id));
        assertEquals(2, notices.find(keys.get(id)).orElseThrow().version());
    }

    @Test
    void aPassThatFailsWithWhatAnotherDeliveredLeavesItDelivered() {
        String id = written(1);
        DeliverNotices late = delivering(_ -> {
            smooth.runOnce(AT, LIMIT);
            throw new IllegalStateException("refused");
        });

        assertEquals(new DeliveryResult(0, 0, 0), late.runOnce(AT, LIMIT));
        assertEquals(new Delivery.Delivered(AT), delivery(id));
    }

    @Test
    void anotherPassThatPostponedItDoesNotMakeItGoOutAgain() {
        String id = written(1);
        DeliverNotices refused = delivering(_ -> {
            throw new IllegalStateException("refused");
        });
        DeliverNotices slow = delivering(_ -> refused.runOnce(AT, LIMIT));

        assertEquals(new DeliveryResult(1, 0, 0), slow.runOnce(AT, LIMIT));
        assertEquals(new Delivery.Delivered(AT), delivery(id));
    }

    @Test
    void aPassIsBoundedAndSaysWhatIsLeft() {
        IntStream.range(0, 200).forEach(this::written);

        DeliveryResult first = smooth.runOnce(AT, 16);
        assertTrue(first.delivered() > 0 && first.delivered() <= 16, first.toString());
        assertEquals(200, first.delivered() + first.left());

        int passes = 1;
        while (smooth.runOnce(AT, 16).left() > 0) {
            assertTrue(++passes < 200);
        }
        assertEquals(200, sent.stream().distinct().count());
        assertEquals(200, sent.size());
        assertThrows(
                IllegalArgumentException.class,
                () -> smooth.runOnce(AT, Shards.all().size() - 1));
    }

    private String written(int number) {
        Notice notice = NoticeSamples.of("R%03d".formatted(number), RefundFact.RefundedBuyer.class);
        assertTrue(database.commit(List.of(notices.create(notice))));
        keys.put(notice.id(), Notices.key(notice));
        return notice.id();
    }

    private Delivery delivery(String id) {
        return notices.find(keys.get(id)).orElseThrow().value().delivery();
    }

    private static void await(CyclicBarrier barrier) {
        try {
            barrier.await(10, TimeUnit.SECONDS);
        } catch (Exception broken) {
            throw new AssertionError(broken);
        }
    }
}
