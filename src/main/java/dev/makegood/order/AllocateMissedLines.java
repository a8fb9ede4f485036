package dev.makegood.order;

import dev.makegood.logging.Log;
import dev.makegood.order.AllocateStock.AllocationResult;
import dev.makegood.order.AllocateStock.ReportedLine;
import dev.makegood.policy.publication.Policies;
import dev.makegood.storage.Cursor;
import dev.makegood.storage.Database;
import dev.makegood.storage.Decision;
import dev.makegood.storage.Key;
import dev.makegood.storage.Page;
import dev.makegood.storage.RowType;
import dev.makegood.storage.Stored;
import dev.makegood.storage.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Finds lines that are a day old and not counted in their stock positions, since the stream lost their records, and
 * counts them by {@link AllocateStock}. Looks at all open lines, some in each run, and begins again twice a day at most.
 */
public final class AllocateMissedLines {
    /** The age at which DynamoDB forgets a record of its stream. */
    public static final Duration LOST = Duration.ofHours(24);

    /** The shortest time from the beginning of a round to that of the next one, since each reads every open line. */
    static final Duration ROUND = Duration.ofHours(12);

    private static final int PAGE = 200;

    private static final Log LOG = Log.of(AllocateMissedLines.class);

    private static final Key KEY = new Key(Table.STOCK, "missed-lines", "ROUND");
    private static final RowType<Round> ROUNDS = new RowType<>(Round.class, _ -> KEY);

    /**
     * Says how far a round has got.
     *
     * @param partition the one to read next, of an index; empty once the round is over
     * @param after where to read on in it
     */
    record Round(Instant begunAt, Optional<String> partition, Optional<Cursor> after) {
        private static Round over(Instant begunAt) {
            return new Round(begunAt, Optional.empty(), Optional.empty());
        }

        private boolean isDue(Instant now) {
            return partition.isPresent() || !now.isBefore(begunAt.plus(ROUND));
        }
    }

    private final Database database;
    private final Orders orders;
    private final AllocateStock allocateStock;
    private final Policies policies;

    public AllocateMissedLines(Database database) {
        this.database = database;
        orders = new Orders(database);
        allocateStock = new AllocateStock(database);
        policies = new Policies(database);
    }

    /** Goes on with the round, until it is over or about {@code limit} lines were looked at. */
    public AllocationResult runOnce(Instant now, int limit) {
        Optional<Round> before = ROUNDS.find(database, KEY).map(Stored::value);
        if (before.filter(round -> !round.isDue(now)).isPresent()) {
            return AllocationResult.NOTHING;
        }
        Optional<Round> going = before.filter(round -> round.partition().isPresent());
        Instant begunAt = going.map(Round::begunAt).orElse(now);
        String first = going.flatMap(Round::partition).orElse("");
        Optional<Cursor> after = going.flatMap(Round::after);
        AllocationResult result = AllocationResult.NOTHING;
        int seen = 0;
        for (String partition : partitionsFrom(first)) {
            do {
                if (seen >= limit) {
                    keep(new Round(begunAt, Optional.of(partition), after));
                    return result;
                }
                Page<LineRef> page = orders.openLines().inPartition(partition, PAGE, after);
                result = result.plus(allocateStock.allocate(missed(page.items(), now), now));
                seen += page.items().size();
                after = page.next();
            } while (after.isPresent());
        }
        keep(Round.over(begunAt));
        return result;
    }

    private List<String> partitionsFrom(String first) {
        return LineEntries.unchanged(policies.all()).stream()
                .filter(partition -> partition.compareTo(first) >= 0)
                .toList();
    }

    private List<ReportedLine> missed(List<LineRef> refs, Instant now) {
        List<ReportedLine> missed = orders.readableLines(refs).stream()
                .filter(line -> !line.counted())
                .filter(line -> !now.isBefore(line.times().reported().at().plus(LOST)))
                .map(line -> new ReportedLine(line.ref(), line.stockKey()))
                .toList();
        if (!missed.isEmpty()) {
            String what = "{} was not counted for a day, nor were " + (missed.size() - 1) + " more lines of its page";
            LOG.error(what, missed.getFirst().line());
        }
        return missed;
    }

    private void keep(Round round) {
        database.decide(() -> new Decision<>(round, List.of(ROUNDS.put(ROUNDS.find(database, KEY), round))));
    }
}
