package dev.makegood.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.makegood.shop.Shop;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** Verifies that histories, which share the monitors of the JDK and of libraries, do not stop one another. */
class TurnsTest {
    private final Object monitor = new Object();
    private final AtomicInteger entered = new AtomicInteger();

    private boolean enter() {
        synchronized (monitor) {
            entered.incrementAndGet();
        }
        return true;
    }

    @Test
    void aThreadAndItsDriverBothGetAMonitorThatAnotherHistoryHeld() throws InterruptedException {
        var turns = new AtomicReference<Turns>();
        Thread driver = Thread.ofPlatform().daemon().unstarted(() -> {
            var own = new Turns(Shop.START, _ -> 0);
            turns.set(own);
            own.start("waits for the monitor", this::enter);
            own.start("lets the driver wait behind it", () -> own.call(this::enter));
            own.run();
        });
        var held = new CountDownLatch(1);
        Thread other = Thread.ofPlatform().daemon().start(() -> holdUntilBlocked(driver, held));
        held.await();
        driver.start();
        assertTrue(driver.join(Duration.ofMinutes(1)), "the driver still waits");
        assertTrue(other.join(Duration.ofMinutes(1)));
        assertEquals(2, entered.get());
        assertTrue(turns.get().disturbed());
    }

    private void holdUntilBlocked(Thread driver, CountDownLatch held) {
        synchronized (monitor) {
            held.countDown();
            while (driver.getState() != Thread.State.BLOCKED) {
                Thread.onSpinWait();
            }
        }
    }

    @Test
    void aHistoryThatWaitsForNobodyIsNotDisturbed() {
        var turns = new Turns(Shop.START, _ -> 0);
        turns.start("enters", this::enter);
        turns.start("lets the driver enter", () -> turns.call(this::enter));
        turns.run();
        assertEquals(2, entered.get());
        assertFalse(turns.disturbed());
    }
}
