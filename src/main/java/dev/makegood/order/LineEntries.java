package dev.makegood.order;

import dev.makegood.inventory.StockKey;
import dev.makegood.policy.PolicyVersion;
import dev.makegood.policy.Violation;
import dev.makegood.storage.Index;
import dev.makegood.storage.IndexEntry;
import dev.makegood.storage.KeyText;
import dev.makegood.storage.Shards;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.joda.money.CurrencyUnit;

/** Selects the partitions of the work indexes that a line is in. */
final class LineEntries {
    /** Sorts after every instant that a line can have. */
    private static final Instant NEVER = Instant.parse("9999-12-31T23:59:59.999Z");

    private LineEntries() {}

    static String awaited(StockKey stock) {
        return KeyText.join(stock, "awaited");
    }

    static String promiseShard(
            String platform, CurrencyUnit currency, boolean late, Optional<Integer> caseHours, String shard) {
        var parts = new ArrayList<>(List.of(platform, currency.getCode(), late ? "late" : "due"));
        caseHours.ifPresent(hours -> parts.add(hours + "h"));
        parts.add(shard);
        return KeyText.join(parts.toArray());
    }

    /** Returns the partitions of lines whose units have never changed, in a fixed order. */
    static List<String> unchanged(List<PolicyVersion> policies) {
        Stream<String> unshipped = policies.stream()
                .map(PolicyVersion::domain)
                .filter(domain -> domain.violation() == Violation.STOCKOUT)
                .flatMap(domain -> Stream.of(false, true)
                        .flatMap(late -> Shards.all().stream()
                                .map(shard -> promiseShard(
                                        domain.platform(), domain.currency(), late, Optional.empty(), shard))));
        return Stream.concat(unshipped, Shards.all().stream().map(LineEntries::settlingShard))
                .distinct()
                .sorted()
                .toList();
    }

    static List<IndexEntry> entries(OrderLine line) {
        var entries = new ArrayList<IndexEntry>();
        if (line.open() > 0) {
            entries.add(ofSku(Shards.of(line.stockKey(), line.orderId()), line));
            String merchant = Shards.of(line.line().merchantId(), line.orderId());
            entries.add(Index.OPEN_BY_MERCHANT.entry(merchant, nextLook(line), line.ref()));
        } else if (line.units().awaited() > 0) {
            entries.add(ofSku(awaited(line.stockKey()), line));
        }
        work(line).ifPresent(entries::add);
        return entries;
    }

    /**
     * Selects the partition. A settling line is not in the overdue partition, but in one that is read when its time is
     * over. A line with shipments to apply to waits may have open units too; the waits come first, and the line returns
     * to the other partition once they are done.
     */
    private static Optional<IndexEntry> work(OrderLine line) {
        String shard = Shards.of(line.orderId());
        if (line.hasShipmentsToFollow()) {
            return Optional.of(Index.OPEN_BY_PROMISE.entry(followingShard(shard), line.paidAt()));
        }
        if (line.open() == 0) {
            return Optional.empty();
        }
        CurrencyUnit currency = line.line().paid().getCurrencyUnit();
        String partition = line.times().reported().settling()
                ? settlingShard(shard)
                : promiseShard(
                        line.platform(),
                        currency,
                        line.times().late(),
                        line.times().caseHours(),
                        shard);
        return Optional.of(Index.OPEN_BY_PROMISE.entry(partition, nextLook(line)));
    }

    private static Instant nextLook(OrderLine line) {
        return line.times().reported().settling()
                ? line.times().reported().knowableFrom()
                : line.times().undecided().map(LineEntries::decided).orElseGet(line::shipBy);
    }

    /** A line is not looked at while its buyer decides. */
    private static Instant decided(LineTimes.Undecided delay) {
        return delay.until().orElse(NEVER);
    }

    private static IndexEntry ofSku(String partition, OrderLine line) {
        return Index.OPEN_BY_SKU.entry(partition, line.paidAt(), line.ref());
    }

    static String followingShard(String shard) {
        return KeyText.join("following", shard);
    }

    static String settlingShard(String shard) {
        return KeyText.join("settling", shard);
    }
}
