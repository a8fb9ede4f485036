package dev.makegood.local.lambda;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.makegood.local.template.FunctionSpec;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;

class EnvironmentPoolTest {
    private static final byte[] EVENT = {};

    private final BlockingQueue<Fake> started = new LinkedBlockingQueue<>();

    /** Answers at once, or when released. */
    private static final class Fake implements Environment {
        private final CountDownLatch entered = new CountDownLatch(1);
        private CountDownLatch gate = new CountDownLatch(0);
        private boolean alive = true;
        private int calls;
        private byte[] answer;

        @Override
        public Outcome call(byte[] event) {
            calls++;
            entered.countDown();
            try {
                gate.await();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
            return new Outcome.Answered(answer == null ? event : answer);
        }

        @Override
        public boolean alive() {
            return alive;
        }

        @Override
        public void close() {
            alive = false;
            gate.countDown();
        }
    }

    private EnvironmentPool pool(int perFunction, int inAll, CountDownLatch gate) {
        return new EnvironmentPool(perFunction, inAll, function -> {
            var fake = new Fake();
            fake.gate = gate;
            started.add(fake);
            return fake;
        });
    }

    private static FunctionSpec function(String name, Duration timeout) {
        return new FunctionSpec(name, "h", timeout, 128, Map.of(), 2, List.of());
    }

    private static final FunctionSpec A = function("A", Duration.ofSeconds(20));

    @Test
    void usesAnIdleEnvironmentAgainAndReplacesADeadOne() {
        try (var pool = pool(2, 2, new CountDownLatch(0))) {
            pool.call(A, EVENT);
            pool.call(A, EVENT);
            assertEquals(1, started.size());
            assertEquals(2, started.peek().calls);
            started.peek().alive = false;
            pool.call(A, EVENT);
            assertEquals(2, started.size());
            assertEquals(1, pool.size());
        }
    }

    @Test
    void startsOneEnvironmentForEachCallAtOnceUpToTheLimitAndThenThrottles() throws InterruptedException {
        var gate = new CountDownLatch(1);
        try (var pool = pool(2, 9, gate)) {
            var first = CompletableFuture.supplyAsync(() -> pool.call(A, EVENT), Thread::startVirtualThread);
            started.take().entered.await();
            var second = CompletableFuture.supplyAsync(() -> pool.call(A, EVENT), Thread::startVirtualThread);
            started.take().entered.await();

            assertInstanceOf(Outcome.Throttled.class, pool.call(function("A", Duration.ofMillis(1)), EVENT));
            gate.countDown();
            assertInstanceOf(Outcome.Answered.class, first.join());
            assertInstanceOf(Outcome.Answered.class, second.join());
        }
    }

    @Test
    void takesEventsAndAnswersOfSixMegabytesAndNoMore() {
        try (var pool = pool(1, 1, new CountDownLatch(0))) {
            byte[] largest = new byte[EnvironmentPool.PAYLOAD_LIMIT_BYTES];
            assertInstanceOf(Outcome.Answered.class, pool.call(A, largest));
            assertInstanceOf(Outcome.TooLarge.class, pool.call(A, new byte[largest.length + 1]));
            started.peek().answer = new byte[largest.length + 1];
            assertInstanceOf(Outcome.Failed.class, pool.call(A, EVENT));
        }
    }

    @Test
    void aFunctionWithoutAPlaceTakesThatOfTheLongestIdleOne() {
        try (var pool = pool(2, 2, new CountDownLatch(0))) {
            pool.call(A, EVENT);
            Fake longestIdle = started.remove();
            pool.call(function("B", Duration.ofSeconds(1)), EVENT);
            Fake other = started.remove();
            pool.call(function("C", Duration.ofSeconds(1)), EVENT);
            assertEquals(List.of(false, true), List.of(longestIdle.alive, other.alive));
            assertEquals(2, pool.size());
        }
    }

    @Test
    void closingEndsTheCallsUnderWay() throws InterruptedException {
        var pool = pool(1, 1, new CountDownLatch(1));
        var call = CompletableFuture.supplyAsync(() -> pool.call(A, EVENT), Thread::startVirtualThread);
        Fake running = started.take();
        running.entered.await();
        pool.close();
        assertSame(EVENT, ((Outcome.Answered) call.join()).payload());
        assertEquals(false, running.alive);
    }
}
