package dev.makegood.stockout.detection;

import dev.makegood.logging.Log;
import dev.makegood.order.LineRef;
import dev.makegood.storage.Database;
import dev.makegood.storage.Decision;
import dev.makegood.storage.StagedDatabase;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Makes lines short or late together, as many in one transaction as it takes. If anything fails, nothing of the
 * transaction is written, and each line is tried by itself, so that a bad line stops no other.
 */
final class LinesTogether {
    private static final Log LOG = Log.of(LinesTogether.class);

    private final Database database;
    private final Attempt attempt;

    LinesTogether(Database database, Attempt attempt) {
        this.database = database;
        this.attempt = attempt;
    }

    /**
     * Decides about lines over one view of the database. Each decision sees what those before it are going to write.
     *
     * @param readAhead reads what the decisions about lines need
     * @param decide decides how many units of a line become short or late
     * @param isOver returns true if no further line has anything to do
     */
    record Deciding(
            Consumer<List<LineRef>> readAhead, Function<LineRef, Decision<Integer>> decide, BooleanSupplier isOver) {}

    /**
     * Holds what one transaction did.
     *
     * @param lines how many of the first lines it handled
     */
    record Done(int lines, PassResult result) {
        private static final Done NOTHING = new Done(0, PassResult.NOTHING);

        private Done plus(int units) {
            return new Done(lines + 1, result.plus(PassResult.wentShort(units)));
        }
    }

    /** Handles all of these lines. */
    PassResult all(List<LineRef> lines, Function<Database, Deciding> over) {
        PassResult pass = PassResult.NOTHING;
        List<LineRef> left = lines;
        while (!left.isEmpty()) {
            Done done = some(left, over);
            if (done.lines() == 0) {
                return pass.plus(oneByOne(left, over.apply(database)));
            }
            pass = pass.plus(done.result());
            left = left.subList(done.lines(), left.size());
        }
        return pass;
    }

    /** Handles as many of the lines as one transaction takes; none if any of them fails. */
    Done some(List<LineRef> lines, Function<Database, Deciding> over) {
        if (lines.isEmpty()) {
            return Done.NOTHING;
        }
        try {
            return database.decide(() -> decide(lines, over));
        } catch (RuntimeException fault) {
            LOG.warn("{} and the lines after it are tried one by one", lines.getFirst(), fault);
            return Done.NOTHING;
        }
    }

    private Decision<Done> decide(List<LineRef> lines, Function<Database, Deciding> over) {
        var staged = new StagedDatabase(database);
        Deciding deciding = over.apply(staged);
        deciding.readAhead().accept(lines);
        Done done = Done.NOTHING;
        for (LineRef line : lines) {
            Decision<Integer> one = deciding.decide().apply(line);
            if (!staged.stage(one.writes())) {
                break;
            }
            done = done.plus(one.result());
            if (one.result() == 0 && deciding.isOver().getAsBoolean()) {
                break;
            }
        }
        return new Decision<>(done, staged.writes());
    }

    private PassResult oneByOne(List<LineRef> lines, Deciding deciding) {
        return lines.stream()
                .map(line -> attempt.line(
                        line, () -> database.decide(() -> deciding.decide().apply(line))))
                .reduce(PassResult.NOTHING, PassResult::plus);
    }
}
