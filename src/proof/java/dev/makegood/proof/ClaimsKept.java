package dev.makegood.proof;

import dev.makegood.refund.RefundState;
import dev.makegood.storage.Database;
import dev.makegood.storage.DelegatingDatabase;
import dev.makegood.storage.Key;
import dev.makegood.storage.StorageJson;
import dev.makegood.storage.Write;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Watches one process's writes to the tables: it must claim no refund while another process's claim lasts, and once it
 * has lost its claim, it may record only that money has moved. The final rows do not show this, since the gateway's
 * keys prevent double payments anyway.
 */
final class ClaimsKept implements DelegatingDatabase {
    private final Database database;
    private final Clock clock;
    private final Map<Key, ClaimsKept> owners;
    private final Consumer<String> violations;
    private final Set<Key> claimed = new HashSet<>();

    /**
     * Creates the watch.
     *
     * @param owners the process that last claimed each refund
     */
    ClaimsKept(Database database, Clock clock, Map<Key, ClaimsKept> owners, Consumer<String> violations) {
        this.database = database;
        this.clock = clock;
        this.owners = owners;
        this.violations = violations;
    }

    @Override
    public Database database() {
        return database;
    }

    @Override
    public boolean commit(List<Write> writes) {
        List<Step> steps = steps(writes);
        if (!database.commit(writes)) {
            return false;
        }
        steps.forEach(this::take);
        return true;
    }

    private record Step(Key refund, RefundState before, RefundState after) {}

    private List<Step> steps(List<Write> writes) {
        var steps = new ArrayList<Step>();
        for (Write write : writes) {
            if (write instanceof Write.Replace replace && replace.key().sort().startsWith("REFUND~")) {
                database.find(replace.key())
                        .ifPresent(before -> steps.add(
                                new Step(replace.key(), state(before.attributes()), state(replace.attributes()))));
            }
        }
        return steps;
    }

    private static RefundState state(Map<String, Object> refund) {
        return StorageJson.read(StorageJson.tree(refund.get("state")), RefundState.class);
    }

    private void take(Step step) {
        if (step.after().equals(step.before())) {
            // Another fact of the refund has changed, such as the brake that held it.
            return;
        }
        if (step.after() instanceof RefundState.Claimed) {
            if (step.before() instanceof RefundState.Waiting waiting
                    && waiting.wakeAt().isAfter(clock.instant())) {
                violations.accept(step + " though it was not to be taken up at " + clock.instant());
            }
            owners.put(step.refund(), this);
            claimed.add(step.refund());
        } else if (claimed.contains(step.refund())
                && !(step.after() instanceof RefundState.Paid || step.after() instanceof RefundState.Returned)
                && !(step.before() instanceof RefundState.Claimed && owners.get(step.refund()) == this)) {
            violations.accept(step + " by a worker that had lost its claim");
        }
    }
}
