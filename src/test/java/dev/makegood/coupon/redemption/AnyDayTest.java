package dev.makegood.coupon.redemption;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.makegood.account.MerchantAccount.Into;
import dev.makegood.reconciliation.Reconcile;
import dev.makegood.storage.memory.MemoryDatabase;
import dev.makegood.storage.memory.MemoryScanner;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/**
 * Verifies that whatever happens in whatever order, refused or not, the books balance and every row is the sum of its
 * postings.
 */
class AnyDayTest {
    private static final Instant END = Instant.parse("2076-03-01T16:00:00Z");

    /** Describes one event about one of a few orders, coupons, merchants and redemption ids. */
    record Event(int kind, int which, int amount) {
        void play(CouponScenario scenario) {
            String orderId = "O" + which;
            switch (kind) {
                case 0 ->
                    scenario.topUp("M" + which % 2, "T" + amount, amount, which < 2 ? Into.BALANCE : Into.DEPOSIT);
                case 1 -> scenario.issuing().forCases(List.of(CouponScenario.caseId(orderId)), CouponScenario.NOW);
                case 2 -> scenario.redeem(orderId, "R" + amount % 3, "P" + amount % 2, amount);
                case 3 -> scenario.reverse(orderId, "R" + amount % 3);
                default -> {
                    new EndRedemptions(scenario.database()).runOnce(END, 100);
                    new ExpireCoupons(scenario.database()).runOnce(END, 100);
                }
            }
        }
    }

    @Provide
    Arbitrary<Event> events() {
        var kinds =
                Arbitraries.frequency(Tuple.of(4, 0), Tuple.of(6, 1), Tuple.of(8, 2), Tuple.of(4, 3), Tuple.of(1, 4));
        return Combinators.combine(
                        kinds,
                        Arbitraries.integers().between(0, 3),
                        Arbitraries.integers().between(1, 600))
                .as(Event::new);
    }

    @Property(tries = 200)
    void theBooksBalance(@ForAll List<@From("events") Event> events) {
        var memory = new MemoryDatabase();
        var scenario = new CouponScenario(memory);
        for (int order = 0; order < 4; order++) {
            scenario.owe("O" + order, "M" + order % 2, 500);
        }
        scenario.place("P0", CouponScenario.BUYER, CouponScenario.cny(700));
        events.forEach(event -> event.play(scenario));
        assertEquals(0, new EndRedemptions(memory).runOnce(END, 1_000).failed());
        var result = new Reconcile(memory, new MemoryScanner(memory, 7)).runOnce(END, Duration.ZERO);
        assertEquals(List.of(), result.differences());
        assertEquals(List.of(), result.deferred());
    }
}
