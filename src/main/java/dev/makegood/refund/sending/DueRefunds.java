package dev.makegood.refund.sending;

import dev.makegood.order.FundsRows;
import dev.makegood.refund.RefundId;
import dev.makegood.refund.Refunds;
import dev.makegood.stockout.Cases;
import dev.makegood.storage.Concurrently;
import dev.makegood.storage.Cursor;
import dev.makegood.storage.Key;
import dev.makegood.storage.Page;
import dev.makegood.storage.Worker;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Reads the refunds that one pass of the sweep handles: a page of each partition, and further pages of those where
 * something failed or was put off.
 */
final class DueRefunds {
    /** The most pages of one partition in one pass, so that a pass ends even if everything fails. */
    private static final int MOST_PAGES = 20;

    private final Refunds refunds;
    private final Instant now;
    private final Worker worker;
    private final int share;
    private final Map<String, Optional<Cursor>> next = new HashMap<>();
    private final Map<RefundId, String> partitions = new HashMap<>();
    private final Set<String> passedOver = new HashSet<>();
    private int pages;

    /**
     * Creates the queue.
     *
     * @param worker whose partitions are read
     * @param share how many refunds of each partition per page
     */
    DueRefunds(Refunds refunds, Instant now, Worker worker, int share) {
        this.refunds = refunds;
        this.now = now;
        this.worker = worker;
        this.share = share;
    }

    /** Returns the keys of the rows that these refunds need, so that they are read with few requests. */
    static List<Key> rows(List<RefundId> due) {
        return due.stream()
                .flatMap(id -> Stream.of(
                        Refunds.key(id),
                        Cases.key(id.caseId()),
                        FundsRows.key(id.caseId().orderId())))
                .distinct()
                .toList();
    }

    List<RefundId> first() {
        return pages(Refunds.partitions(worker));
    }

    /** Returns the next pages of the partitions where something failed or was put off since the last pages. */
    List<RefundId> next() {
        List<String> more = passedOver.stream()
                .filter(partition -> next.get(partition).isPresent())
                .toList();
        passedOver.clear();
        return ++pages < MOST_PAGES && !more.isEmpty() ? pages(more) : List.of();
    }

    void passedOver(RefundId id) {
        passedOver.add(partitions.get(id));
    }

    private List<RefundId> pages(List<String> of) {
        List<Page<RefundId>> read = Concurrently.map(
                of, partition -> refunds.due(partition, now, share, next.getOrDefault(partition, Optional.empty())));
        var due = new ArrayList<RefundId>();
        for (int i = 0; i < of.size(); i++) {
            String partition = of.get(i);
            next.put(partition, read.get(i).next());
            read.get(i).items().forEach(id -> {
                partitions.put(id, partition);
                due.add(id);
            });
        }
        return due;
    }
}
