package dev.makegood.refund.manual;

import dev.makegood.refund.Refund;
import dev.makegood.refund.RefundId;
import dev.makegood.refund.RefundState;
import dev.makegood.refund.Refunds;
import dev.makegood.refund.Tries;
import dev.makegood.storage.Database;
import dev.makegood.storage.Decision;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Lets an operator resume a parked refund, with as many attempts as a new one. The gateway is asked first. */
public final class ResumeRefund {
    private final Database database;
    private final Refunds refunds;

    public ResumeRefund(Database database) {
        this.database = database;
        refunds = new Refunds(database);
    }

    /**
     * Resumes a refund.
     *
     * @return the refund as it is now, unchanged if it is not parked; empty if there is none
     */
    public Optional<Refund> resume(RefundId id, Instant now) {
        return database.decide(() -> refunds.find(id)
                .map(stored -> {
                    if (!(stored.value().state() instanceof RefundState.Parked parked)) {
                        return Decision.answer(Optional.of(stored.value()));
                    }
                    Refund resumed = stored.value().with(parked.resumed(now), Tries.NONE);
                    return new Decision<>(Optional.of(resumed), List.of(refunds.replace(stored, resumed)));
                })
                .orElse(Decision.answer(Optional.empty())));
    }
}
