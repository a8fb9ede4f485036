package dev.makegood.refund.sending;

import dev.makegood.refund.Refund;
import dev.makegood.refund.RefundId;
import dev.makegood.refund.RefundState;
import dev.makegood.refund.Refunds;
import dev.makegood.refund.Tries;
import dev.makegood.refund.settlement.RefundNotices;
import dev.makegood.storage.Database;
import dev.makegood.storage.Decision;
import dev.makegood.storage.StorageBusy;
import dev.makegood.storage.Stored;
import dev.makegood.storage.Write;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/** Postpones a refund whose handling failed, counts the failure, and tells an operator if it keeps failing. */
public final class MoveBack {
    /**
     * The failures in a row after which an operator is told: the waits so far add up to half an hour, so this will not
     * pass by itself.
     */
    public static final int MOST_FAULTS = 5;

    /** Postpones a row that cannot be read. */
    private static final Duration UNREADABLE = Duration.ofMinutes(10);

    private final Database database;
    private final Refunds refunds;
    private final RefundNotices notices;

    public MoveBack(Database database) {
        this.database = database;
        refunds = new Refunds(database);
        notices = new RefundNotices(database);
    }

    /**
     * Postpones a refund after a failure.
     *
     * @param report called if this fails too; the refund then stays where it is, and the sweep reads past it
     */
    public void after(RefundId id, RuntimeException fault, Instant now, BiConsumer<RefundId, RuntimeException> report) {
        if (fault instanceof StorageBusy) {
            return;
        }
        try {
            database.decide(() -> decide(id, reason(fault), now));
        } catch (RuntimeException again) {
            report.accept(id, again);
        }
    }

    private Decision<Boolean> decide(RefundId id, String reason, Instant now) {
        Optional<Stored<Refund>> read = read(id);
        if (read.isEmpty()) {
            var writes = new ArrayList<>(refunds.setAside(id, now.plus(UNREADABLE)));
            if (!writes.isEmpty()) {
                writes.add(notices.stuck(id, reason, now));
            }
            return new Decision<>(true, writes);
        }
        Refund refund = read.get().value();
        if (!(refund.state() instanceof RefundState.Waiting waiting)
                || waiting.wakeAt().isAfter(now)) {
            return Decision.answer(false);
        }
        Tries tries = refund.tries().faulted(reason);
        Refund later = refund.with(waiting.postponed(now.plus(tries.afterFaults())), tries);
        var writes = new ArrayList<Write>(List.of(refunds.replace(read.get(), later)));
        if (tries.faults() >= MOST_FAULTS) {
            writes.add(notices.stuck(id, reason, now));
        }
        return new Decision<>(true, writes);
    }

    private Optional<Stored<Refund>> read(RefundId id) {
        try {
            return refunds.find(id);
        } catch (IllegalArgumentException unreadable) {
            return Optional.empty();
        }
    }

    private static String reason(RuntimeException fault) {
        String message = String.valueOf(fault.getMessage());
        return message.substring(0, Math.min(message.length(), 200));
    }
}
