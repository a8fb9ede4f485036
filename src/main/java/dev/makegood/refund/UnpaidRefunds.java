package dev.makegood.refund;

import dev.makegood.storage.Cursor;
import dev.makegood.storage.Database;
import dev.makegood.storage.Index;
import dev.makegood.storage.IndexEntry;
import dev.makegood.storage.MergedPage;
import dev.makegood.storage.Page;
import dev.makegood.storage.Query;
import dev.makegood.storage.Shards;
import dev.makegood.storage.WorkAge;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Lists unpaid refunds by their due times and by their deadlines. */
public final class UnpaidRefunds {
    private static final String PARKED = "parked";

    private final Database database;
    private final Refunds refunds;

    public UnpaidRefunds(Database database) {
        this.database = database;
        refunds = new Refunds(database);
    }

    /** Returns a page of refunds that are due at {@code now} and not with the gateway, the longest due first. */
    public Page<Refund> due(Instant now, int limit, Optional<Cursor> after) {
        return page(Index.REFUNDS_OWED_SINCE, Shards.all(), now, limit, after);
    }

    /** Returns a page of refunds in any state whose deadline has passed, the oldest deadline first. */
    public Page<Refund> late(Instant now, int limit, Optional<Cursor> after) {
        return page(Index.REFUNDS_OWED_BY, ofAll(), now, limit, after);
    }

    /** Counts late refunds that are not with the gateway, up to {@code most}. */
    public int countLate(Instant now, int most) {
        return Page.first(most, after -> page(Index.REFUNDS_OWED_BY, ours(), now, most, after))
                .size();
    }

    /**
     * Returns for how long the longest due refund has been due, whatever was attempted since; zero if none is due.
     * Refunds that the gateway has and parked ones do not count.
     */
    public Duration longestDue(Instant now) {
        return WorkAge.oldest(database, Index.REFUNDS_OWED_SINCE, Shards.all(), now);
    }

    /** Returns the lists of refunds that only we can advance. */
    private static List<String> ours() {
        return Stream.concat(Shards.all().stream(), Stream.of(PARKED)).toList();
    }

    private static List<String> ofAll() {
        return Stream.concat(ours().stream(), Shards.all().stream().map(UnpaidRefunds::pending))
                .toList();
    }

    private Page<Refund> page(Index index, List<String> lists, Instant now, int limit, Optional<Cursor> after) {
        var page = MergedPage.read(database, index, lists, Query.Range.upTo(now), limit, after)
                .map(Refunds::id);
        return new Page<>(
                page.items().stream()
                        .flatMap(id -> refunds.readable(id).stream())
                        .filter(refund -> refund.state() instanceof RefundState.Unsettled)
                        .toList(),
                page.next());
    }

    static List<IndexEntry> entries(Refund refund) {
        return list(refund)
                .map(list -> List.of(
                        Index.REFUNDS_OWED_SINCE.entry(list, refund.history().owedSince(), refund.refundId()),
                        Index.REFUNDS_OWED_BY.entry(list, refund.due().deadline(), refund.refundId())))
                .orElse(List.of());
    }

    private static Optional<String> list(Refund refund) {
        String shard = Shards.of(refund.refundId().toString());
        return switch (refund.state()) {
            case RefundState.Pending _ -> Optional.of(pending(shard));
            case RefundState.Waiting _ -> Optional.of(shard);
            case RefundState.Parked _ -> Optional.of(PARKED);
            case RefundState.Paid _, RefundState.Withdrawn _ -> Optional.empty();
        };
    }

    private static String pending(String shard) {
        return "pending-" + shard;
    }
}
