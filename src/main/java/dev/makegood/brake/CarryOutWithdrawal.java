package dev.makegood.brake;

import dev.makegood.stockout.CaseId;
import dev.makegood.stockout.stranding.Stranding;
import dev.makegood.stockout.stranding.Strandings;
import dev.makegood.storage.Cursor;
import dev.makegood.storage.Database;
import dev.makegood.storage.Page;
import dev.makegood.storage.Query;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * Takes back the strandings of withdrawn acts, one order line at a time. Each line records its result, so the next run
 * continues an interrupted one.
 */
public final class CarryOutWithdrawal {
    private static final int PAGE = 100;

    private final Strandings strandings;
    private final TakeBack takeBack;
    private final BiConsumer<CaseId, RuntimeException> report;

    /**
     * Creates the use case.
     *
     * @param report receives each case that failed; the next run tries it again
     */
    public CarryOutWithdrawal(Database database, BiConsumer<CaseId, RuntimeException> report) {
        this.report = report;
        strandings = new Strandings(database);
        takeBack = new TakeBack(database);
    }

    /**
     * Counts the results of a run.
     *
     * @param lines taken back or kept
     * @param failed lines that failed
     */
    public record WithdrawalResult(int lines, int failed) {
        private WithdrawalResult plus(boolean done) {
            return new WithdrawalResult(lines + (done ? 1 : 0), failed + (done ? 0 : 1));
        }

        private boolean spent(int limit) {
            return lines + failed >= limit;
        }
    }

    /** Handles about {@code limit} lines. */
    public WithdrawalResult runOnce(Instant now, int limit) {
        var counts = new WithdrawalResult(0, 0);
        Optional<Cursor> after = Optional.empty();
        do {
            Page<Stranding> page = strandings.withdrawn(Query.MAX_LIMIT, after);
            for (Stranding stranding : page.items()) {
                counts = carryOut(stranding.strandingId(), counts, now, limit);
            }
            after = page.next();
        } while (after.isPresent() && !counts.spent(limit));
        return counts;
    }

    private WithdrawalResult carryOut(String strandingId, WithdrawalResult before, Instant now, int limit) {
        WithdrawalResult counts = before;
        Optional<Cursor> after = Optional.empty();
        do {
            Page<Strandings.Line> page = strandings.lines(strandingId, PAGE, after);
            for (Strandings.Line line : page.items()) {
                counts = line.takenBack().isPresent() ? counts : counts.plus(attempt(line, now));
            }
            after = page.next();
        } while (after.isPresent() && !counts.spent(limit));
        return counts;
    }

    private boolean attempt(Strandings.Line line, Instant now) {
        try {
            takeBack.line(line, now);
            return true;
        } catch (RuntimeException fault) {
            // One line that fails must not stop the others.
            report.accept(line.caseId(), fault);
            return false;
        }
    }
}
