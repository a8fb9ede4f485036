package dev.makegood.promise;

import static dev.makegood.shop.Shop.CNY;
import static dev.makegood.shop.Shop.START;
import static dev.makegood.shop.Shop.cny;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.makegood.command.ClockSkew;
import dev.makegood.command.Outcome;
import dev.makegood.command.Refusal;
import dev.makegood.meter.Meter;
import dev.makegood.storage.memory.MemoryDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

/** Verifies which promises a merchant may publish, and which of them is in force for an order. */
class PublishPromiseTest {
    private static final MerchantPromise.Kind EXTRA = MerchantPromise.Kind.EXTRA;
    private static final MerchantPromise.Kind AT_LEAST = MerchantPromise.Kind.AT_LEAST;

    private final MemoryDatabase database = new MemoryDatabase();
    private final Promises promises = new Promises(database);

    private static Promised promised(String id, Optional<String> platform, Money amount, Instant effectiveAt) {
        return new Promised("M1", platform, new MerchantPromise(id, EXTRA, amount), START, effectiveAt);
    }

    private Outcome<Promised> publish(String id, Money amount, Instant effectiveAt) {
        return new PublishPromise(database).publish(promised(id, Optional.empty(), amount, effectiveAt));
    }

    private Optional<String> inForce(String platform, CurrencyUnit currency, Instant paidAt) {
        return promises.inForce("M1", platform, currency, paidAt, paidAt).map(MerchantPromise::promiseId);
    }

    @Test
    void aPromiseTakesEffectWhenItIsPublishedAtTheEarliest() {
        assertInstanceOf(Outcome.Created.class, publish("p-1", cny(100), START));
        assertEquals(
                new Outcome.Refused<>(Refusal.VALUE, "effectiveAt", "must not be before publication at " + START),
                publish("p-2", cny(100), START.minusMillis(1)));
    }

    @Test
    void aPromiseIsOfAtMostTenThousand() {
        assertInstanceOf(Outcome.Created.class, publish("p-1", cny(1_000_000), START));
        assertEquals(
                new Outcome.Refused<>(
                        Refusal.VALUE, "extraMinor", "must be at most 1000000; a compensation cannot be larger"),
                publish("p-2", cny(1_000_001), START));
    }

    @Test
    void theSamePromiseAgainIsTheSameAnswer() {
        publish("p-1", cny(100), START);
        assertInstanceOf(Outcome.Repeated.class, publish("p-1", cny(100), START));
        assertInstanceOf(Outcome.Conflict.class, publish("p-1", cny(101), START));
        assertInstanceOf(Outcome.Conflict.class, publish("p-1", cny(100), START.plusMillis(1)));
    }

    @Test
    void aMerchantHasSoManyPromises() {
        for (int n = 1; n <= Promises.MOST; n++) {
            assertInstanceOf(Outcome.Created.class, publish("p-" + n, cny(n), START));
        }
        assertEquals(
                new Outcome.Refused<>(
                        Refusal.LIMIT, "promiseId", "is one too many: a merchant can have at most 200 promises"),
                publish("p-201", cny(1), START));
    }

    @Test
    void theLatestPromiseThatWasInEffectWhenItWasPaidIsInForce() {
        publish("p-2", cny(200), START.plusSeconds(60));
        publish("p-1", cny(100), START);
        assertEquals(Optional.empty(), inForce("tmall", CNY, START.minusMillis(1)));
        assertEquals(Optional.of("p-1"), inForce("tmall", CNY, START));
        assertEquals(
                Optional.of("p-1"), inForce("tmall", CNY, START.plusSeconds(60).minusMillis(1)));
        assertEquals(Optional.of("p-2"), inForce("tmall", CNY, START.plusSeconds(60)));
        assertEquals(
                List.of("p-1", "p-2"),
                promises.ofMerchant("M1").stream()
                        .map(all -> all.promise().promiseId())
                        .toList());
    }

    @Test
    void aCopyIsUsedForOrdersThatWerePaidBeforeItWasRead() {
        var meter = new Meter(database);
        var counted = new Promises(meter);
        Instant read = START.plus(Duration.ofHours(1));
        publish("p-1", cny(100), START);
        counted.inForce("M1", "tmall", CNY, START, read);
        meter.take();
        publish("p-2", cny(200), read);
        Instant paidBefore = read.minus(ClockSkew.ALLOWED).minusMillis(1);
        assertEquals("p-1", idOf(counted.inForce("M1", "tmall", CNY, paidBefore, read.plusSeconds(9_000))));
        assertEquals(0, meter.take().allRequests());
        assertEquals("p-2", idOf(counted.inForce("M1", "tmall", CNY, read, read.plusSeconds(1))));
        assertEquals(1, meter.take().allRequests());
        counted.inForce("M1", "tmall", CNY, paidBefore.plusMillis(1), read.plusSeconds(1));
        assertEquals(0, meter.take().allRequests(), "the newer copy is complete for it");
        counted.inForce("M2", "tmall", CNY, paidBefore, read);
        assertEquals(1, meter.take().allRequests(), "each merchant has its own");
    }

    private static String idOf(Optional<MerchantPromise> promise) {
        return promise.orElseThrow().promiseId();
    }

    @Test
    void aPromiseIsForItsCurrencyAndItsPlatform() {
        new PublishPromise(database).publish(promised("p-1", Optional.of("tmall"), cny(100), START));
        assertEquals(Optional.of("p-1"), inForce("tmall", CNY, START));
        assertEquals(Optional.empty(), inForce("douyin", CNY, START));
        assertEquals(Optional.empty(), inForce("tmall", CurrencyUnit.JPY, START));
    }

    @Test
    void aPromiseOfNothingEndsTheOneBefore() {
        publish("p-1", cny(100), START);
        publish("p-2", cny(0), START.plusSeconds(60));
        assertEquals(Optional.empty(), inForce("tmall", CNY, START.plusSeconds(60)));
    }

    @Test
    void aPromiseAddsOrMeetsALeastSum() {
        assertEquals(cny(400), new MerchantPromise("p-1", EXTRA, cny(100)).with(cny(300)));
        assertEquals(cny(300), new MerchantPromise("p-1", AT_LEAST, cny(100)).with(cny(300)));
        assertEquals(cny(301), new MerchantPromise("p-1", AT_LEAST, cny(301)).with(cny(300)));
        assertEquals(Optional.of(100L), new MerchantPromise("p-1", EXTRA, cny(100)).minor(EXTRA));
        assertEquals(Optional.empty(), new MerchantPromise("p-1", EXTRA, cny(100)).minor(AT_LEAST));
    }
}
