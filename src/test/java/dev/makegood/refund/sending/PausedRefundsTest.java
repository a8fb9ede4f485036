package dev.makegood.refund.sending;

import static dev.makegood.shop.Shop.line;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.makegood.command.Actor;
import dev.makegood.command.Outcome;
import dev.makegood.refund.RefundState;
import dev.makegood.refund.UnpaidRefunds;
import dev.makegood.refund.pause.Pause;
import dev.makegood.refund.pause.PauseRefunds;
import dev.makegood.refund.pause.Pauses;
import dev.makegood.shop.Shop;
import dev.makegood.storage.memory.MemoryDatabase;
import dev.makegood.storage.memory.MemoryScanner;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** Refunds that are held back are sent to nobody; their deadlines run on, and others go out. */
class PausedRefundsTest {
    private final MemoryDatabase database = new MemoryDatabase();
    private final Shop shop = new Shop(database, new MemoryScanner(database, 3));

    private void due(String orderId, String merchantId) {
        shop.place(orderId, line("1", merchantId, "S1", 1, 5_000));
        shop.admit(orderId, "1", OptionalInt.empty());
    }

    private Outcome<Pause> pause(String id, Optional<String> platform, Optional<String> merchantId) {
        var told = new Pause.PauseCommand(platform, merchantId, "The gateway pays twice.");
        return new PauseRefunds(database).pause(id, told, Actor.of("operator:anna"), shop.clock.instant());
    }

    private Outcome<Pause> end(String id) {
        return new PauseRefunds(database).end(id, "It is mended.", Actor.of("operator:ben"), shop.clock.instant());
    }

    private RefundState state(String orderId) {
        return shop.refunds(orderId, "1").getFirst().state();
    }

    @Test
    void nothingIsSentUntilThePauseIsOverAndTheDeadlineStays() {
        due("O1", "M1");
        Instant deadline = shop.refunds("O1", "1").getFirst().due().deadline();
        assertInstanceOf(Outcome.Created.class, pause("p-1", Optional.empty(), Optional.empty()));
        var pass = shop.sweep();
        assertEquals(1, pass.putOff());
        assertInstanceOf(RefundState.Scheduled.class, state("O1"));
        shop.clock.advance(Duration.ofHours(3));
        assertEquals(0, shop.sweep().settled());
        assertEquals(Duration.ofHours(3), new UnpaidRefunds(database).longestDue(shop.clock.instant()));
        assertEquals(deadline, shop.refunds("O1", "1").getFirst().due().deadline());
        assertInstanceOf(Outcome.Created.class, end("p-1"));
        shop.clock.advance(PausedRefunds.LOOK_AGAIN);
        assertEquals(1, shop.sweep().settled());
        shop.reconcile();
    }

    @Test
    void onlyTheMerchantsOrThePlatformsOwnAreHeldBack() {
        due("O1", "M1");
        due("O2", "M2");
        pause("p-1", Optional.empty(), Optional.of("M1"));
        pause("p-2", Optional.of("another-platform"), Optional.empty());
        assertEquals(1, shop.sweep().settled());
        assertInstanceOf(RefundState.Scheduled.class, state("O1"));
        assertInstanceOf(RefundState.Settled.class, state("O2"));
    }

    @Test
    void whatIsBehindManyThatAreHeldBackGoesOut() {
        for (int n = 1; n <= 120; n++) {
            due("O" + n, "M1");
        }
        shop.clock.advance(Duration.ofMinutes(1));
        due("O500", "M2");
        pause("p-1", Optional.empty(), Optional.of("M1"));
        assertEquals(1, shop.sweep().settled());
        assertInstanceOf(RefundState.Settled.class, state("O500"));
    }

    @Test
    void itIsToldOnceAndWhatIsOverStaysOver() {
        assertInstanceOf(Outcome.Refused.class, pause("p-1", Optional.of("pinduoduo"), Optional.of("M1")));
        assertInstanceOf(Outcome.NotFound.class, end("p-1"));
        pause("p-1", Optional.empty(), Optional.empty());
        assertInstanceOf(Outcome.Repeated.class, pause("p-1", Optional.empty(), Optional.empty()));
        assertInstanceOf(Outcome.Conflict.class, pause("p-1", Optional.empty(), Optional.of("M1")));
        end("p-1");
        assertInstanceOf(Outcome.Repeated.class, end("p-1"));
        assertInstanceOf(Outcome.Repeated.class, pause("p-1", Optional.empty(), Optional.empty()));
        assertEquals(List.of(), new Pauses(database).active());
    }
}
