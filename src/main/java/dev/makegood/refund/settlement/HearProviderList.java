package dev.makegood.refund.settlement;

import dev.makegood.payment.EventOrigin;
import dev.makegood.payment.EventOrigin.NamedPayment;
import dev.makegood.payment.GatewayEvent;
import dev.makegood.payment.GatewayOutcome;
import dev.makegood.payment.OrderPayment;
import dev.makegood.payment.ProviderRefunds;
import dev.makegood.payment.RefundRequest;
import dev.makegood.refund.Refund;
import dev.makegood.refund.RefundState;
import dev.makegood.refund.Refunds;
import dev.makegood.stockout.Case;
import dev.makegood.stockout.Cases;
import dev.makegood.storage.Database;
import dev.makegood.storage.Query;
import dev.makegood.storage.ShardPages;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/**
 * Compares the refunds of the last days with a provider's list. Each refund of the list is heard as if the provider had
 * told it by its webhook: what we missed is recorded, and what contradicts our rows is kept for a person. A refund that we
 * have as paid, and that the list lacks, is asked about at once. So a repeat has no further effect.
 */
public final class HearProviderList {
    /** The time that is listed. */
    static final Duration LISTED = Duration.ofDays(3);

    /** The age of payments that must be in the list: younger ones may be listed a little later. */
    private static final Duration YOUNGEST = Duration.ofHours(1);

    private static final Duration OLDEST = Duration.ofDays(2);

    private final ReceiveGatewayEvent receive;
    private final ListedEvents heard;
    private final Cases cases;
    private final Refunds refunds;

    /** @param firstProvider the provider of orders that did not say how they were paid */
    public HearProviderList(Database database, String firstProvider) {
        receive = new ReceiveGatewayEvent(database, firstProvider);
        heard = new ListedEvents(database);
        cases = new Cases(database);
        refunds = new Refunds(database);
    }

    /**
     * Counts what was compared.
     *
     * @param listed refunds of the provider with a number of ours
     * @param kept of these, those that contradict our rows
     * @param ours our payments that had to be in the list
     * @param lacking of these, those that were not
     */
    public record Compared(int listed, int kept, int ours, int lacking) {
        public Compared plus(Compared other) {
            return new Compared(listed + other.listed, kept + other.kept, ours + other.ours, lacking + other.lacking);
        }
    }

    /** @throws IllegalStateException if the list cannot be read to its end */
    public Compared compare(ProviderRefunds provider, Instant now) {
        Instant until = provider.wholeUntil(now);
        Map<String, Refund> paid = paid(provider.provider(), until);
        Set<String> merchants = paid.values().stream()
                .flatMap(refund -> payment(refund).flatMap(OrderPayment::subMerchant).stream())
                .collect(Collectors.toCollection(TreeSet::new));
        Map<String, Refund> lacking = new HashMap<>(paid);
        var listed = new AtomicInteger();
        var kept = new AtomicInteger();
        provider.each(until.minus(LISTED), until, merchants, refund -> {
            listed.incrementAndGet();
            lacking.remove(refund.number());
            heard.event(provider.provider(), refund)
                    .map(event -> receive.receive(event, now))
                    .filter(ReceiveGatewayEvent.Received.Kept.class::isInstance)
                    .ifPresent(_ -> kept.incrementAndGet());
        });
        lacking.values().forEach(refund -> ask(provider.provider(), refund, now));
        return new Compared(listed.get(), kept.get(), paid.size(), lacking.size());
    }

    /**
     * Returns what the provider paid in the last two days of the list for cases of the days before, by its number. A refund whose case is
     * older, since its buyer waited or its money came back, is only compared if the list has it.
     */
    private Map<String, Refund> paid(String provider, Instant until) {
        var paid = new HashMap<String, Refund>();
        Instant from = until.minus(LISTED);
        LocalDate last = LocalDate.ofInstant(until, ZoneOffset.UTC);
        for (LocalDate day = LocalDate.ofInstant(from, ZoneOffset.UTC); !day.isAfter(last); day = day.plusDays(1)) {
            LocalDate of = day;
            var pages =
                    new ShardPages<Case>((shard, after) -> cases.ofDay(of, shard, from, until, Query.MAX_LIMIT, after));
            while (pages.hasMore()) {
                pages.next().stream()
                        .flatMap(one -> refunds.ofCase(one.id()).stream())
                        .filter(refund -> isPaid(refund, provider, until))
                        .forEach(refund ->
                                paid.put(RefundRequest.number(refund.key().toString()), refund));
            }
        }
        return paid;
    }

    private static boolean isPaid(Refund refund, String provider, Instant until) {
        return refund.state() instanceof RefundState.Settled settled
                && refund.split().cash().isPositive()
                && payment(refund)
                        .filter(one -> one.provider().equals(provider))
                        .isPresent()
                && !settled.at().isBefore(until.minus(OLDEST))
                && settled.at().isBefore(until.minus(YOUNGEST));
    }

    private static Optional<OrderPayment> payment(Refund refund) {
        return refund.split().payment();
    }

    /** Makes the sweep ask the provider now: if it knows nothing of the refund, a person is told. */
    private void ask(String provider, Refund refund, Instant now) {
        String key = refund.key().toString();
        OrderPayment payment = payment(refund).orElseThrow();
        var origin = EventOrigin.of(provider, new NamedPayment(Set.of(payment.reference()), payment.subMerchant()));
        var lacks = new GatewayOutcome.Declined("the provider's list lacks it");
        receive.receive(
                new GatewayEvent("lacks-" + key, key, "none", refund.split().cash(), lacks, origin), now);
    }
}
