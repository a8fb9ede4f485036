package dev.makegood.refund.pause;

import static dev.makegood.shop.Shop.START;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.makegood.command.Actor;
import dev.makegood.command.Outcome;
import dev.makegood.command.Refusal;
import dev.makegood.storage.memory.MemoryDatabase;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Verifies which refunds a pause holds back, and that it begins and ends once. */
class PauseTest {
    private static final Optional<String> ANY = Optional.empty();

    private final MemoryDatabase database = new MemoryDatabase();
    private final PauseRefunds pauses = new PauseRefunds(database);

    private static Pause of(Optional<String> platform, Optional<String> merchantId) {
        return new Pause("p-1", command(platform, merchantId), Actor.of("operator:o"), START, Optional.empty());
    }

    private static Pause.PauseCommand command(Optional<String> platform, Optional<String> merchantId) {
        return new Pause.PauseCommand(platform, merchantId, "the bank is down");
    }

    private Outcome<Pause> pause(String pauseId, Optional<String> platform, Optional<String> merchantId) {
        return pauses.pause(pauseId, command(platform, merchantId), Actor.of("operator:o"), START);
    }

    @Test
    void aPauseIsOfAPlatformAMerchantOrAll() {
        assertTrue(of(ANY, ANY).covers("tmall", "M1"));
        assertTrue(of(Optional.of("tmall"), ANY).covers("tmall", "M1"));
        assertFalse(of(Optional.of("tmall"), ANY).covers("douyin", "M1"));
        assertTrue(of(ANY, Optional.of("M1")).covers("tmall", "M1"));
        assertFalse(of(ANY, Optional.of("M1")).covers("tmall", "M2"));
        assertFalse(of(ANY, ANY)
                .ended(new Pause.End("it is up", Actor.of("operator:o"), START))
                .covers("tmall", "M1"));
    }

    @Test
    void aPauseIsNotOfAMerchantAndAPlatform() {
        assertEquals(
                new Outcome.Refused<>(
                        Refusal.VALUE,
                        "merchantId",
                        "must not be given with platform; pause a merchant, a platform, or all"),
                pause("p-1", Optional.of("tmall"), Optional.of("M1")));
        assertInstanceOf(Outcome.Created.class, pause("p-1", Optional.of("tmall"), ANY));
        assertInstanceOf(Outcome.Created.class, pause("p-2", ANY, Optional.of("M1")));
    }

    @Test
    void theSamePauseAgainIsTheSameAnswer() {
        pause("p-1", ANY, ANY);
        assertInstanceOf(Outcome.Repeated.class, pause("p-1", ANY, ANY));
        assertInstanceOf(Outcome.Conflict.class, pause("p-1", Optional.of("tmall"), ANY));
    }

    @Test
    void aPauseEndsOnceAndIsThenNotActive() {
        pause("p-1", ANY, ANY);
        pause("p-2", ANY, ANY);
        assertInstanceOf(Outcome.Created.class, pauses.end("p-1", "it is up", Actor.of("operator:o"), START));
        assertEquals(
                List.of("p-2"),
                new Pauses(database).active().stream().map(Pause::pauseId).toList());
        assertInstanceOf(Outcome.Repeated.class, pauses.end("p-1", "it is up", Actor.of("operator:p"), START));
        assertInstanceOf(Outcome.Conflict.class, pauses.end("p-1", "a mistake", Actor.of("operator:o"), START));
        assertEquals(new Outcome.NotFound<>(), pauses.end("p-9", "it is up", Actor.of("operator:o"), START));
    }

    @Test
    void allPausesAreListedPresentAndPast() {
        pause("p-1", ANY, ANY);
        pause("p-2", ANY, Optional.of("M1"));
        pauses.end("p-1", "The bank is up.", Actor.of("operator:o"), START);
        assertEquals(
                List.of("p-1", "p-2"),
                new Pauses(database)
                        .all(10, Optional.empty()).items().stream()
                                .map(Pause::pauseId)
                                .toList());
    }
}
