package dev.makegood.functions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.makegood.functions.refunds.CompareRefundsFunction;
import dev.makegood.payment.EventOrigin.NamedPayment;
import dev.makegood.payment.GatewayOutcome;
import dev.makegood.payment.ProviderRefunds;
import dev.makegood.payment.Providers;
import dev.makegood.payment.RefundRequest;
import dev.makegood.refund.settlement.UnexpectedEvents;
import dev.makegood.secret.SecretUnavailable;
import dev.makegood.shop.Shop;
import dev.makegood.storage.memory.MemoryDatabase;
import dev.makegood.storage.memory.MemoryScanner;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Verifies that each provider of a stack is compared, with the function's own rights, and that differences are measured. */
class CompareRefundsFunctionTest {
    private static final Map<String, Object> EVENT = Map.of("type", "compare-refunds", "version", 1);

    private final MemoryDatabase database = new MemoryDatabase();
    private final Shop shop = new Shop(database, new MemoryScanner(database, 7));

    /** Is a bill with one refund that nobody knows, or one that cannot be read. */
    private record Bill(String provider, Optional<RuntimeException> fault) implements ProviderRefunds {
        @Override
        public Instant wholeUntil(Instant now) {
            return now;
        }

        @Override
        public void each(Instant from, Instant to, Set<String> subMerchants, Consumer<Listed> refund) {
            fault.ifPresent(why -> {
                throw why;
            });
            refund.accept(new Listed(
                    provider + "-1",
                    RefundRequest.number("O9~1~stockout~1-1"),
                    Optional.empty(),
                    new NamedPayment(Set.of("4200"), Optional.empty()),
                    Shop.cny(100),
                    Optional.of(new GatewayOutcome.Done(provider + "-1"))));
        }
    }

    private CompareRefundsFunction function(ProviderRefunds... providers) {
        return new CompareRefundsFunction(
                new WithinRights("CompareRefunds", database),
                Providers.of("http"),
                new ListWiring.Listing(List.of(providers)),
                shop.clock);
    }

    private static int metric(Runnable run, String name) {
        return CapturedOutput.metrics(run).stream()
                .filter(line -> line.has(name))
                .findFirst()
                .orElseThrow()
                .path(name)
                .asInt();
    }

    @Test
    void eachProviderIsComparedAndDifferencesAreMeasuredAndKept() {
        var function = function(new Bill("wechatpay", Optional.empty()), new Bill("alipay", Optional.empty()));
        assertEquals(2, metric(() -> function.run(EVENT), "RefundsNotAsListed"));
        assertEquals(2, metric(() -> function.run(EVENT), "RefundsListed"));
        assertEquals(
                Set.of("wechatpay-1", "alipay-1"),
                Set.copyOf(new UnexpectedEvents(database)
                        .open(9, Optional.empty()).items().stream()
                                .map(event -> event.reference())
                                .toList()));
    }

    /** A list that cannot be read, or a secret that is unusable, fails the run once the others have been compared. */
    @Test
    void oneThatCannotBeReadFailsTheRunAfterTheOthers() {
        List<RuntimeException> faults = List.of(
                new IllegalStateException("half a bill"),
                new IllegalArgumentException("the secret of AlipayAppSecret must be"),
                new SecretUnavailable("no secret", null));
        for (RuntimeException fault : faults) {
            var function = function(new Bill("alipay", Optional.of(fault)), new Bill("wechatpay", Optional.empty()));
            int listed =
                    metric(() -> assertThrows(IllegalStateException.class, () -> function.run(EVENT)), "RefundsListed");
            assertEquals(1, listed);
        }
    }

    @Test
    void aStackWithoutListsComparesNothing() {
        assertEquals(0, metric(() -> function().run(EVENT), "RefundsListed"));
    }
}
