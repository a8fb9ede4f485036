package dev.makegood.refund;

import dev.makegood.stockout.CaseId;
import dev.makegood.stockout.Refunding;
import dev.makegood.storage.Stored;
import dev.makegood.storage.Write;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Holds the refunds as they are after a decision that changes some of them.
 *
 * @param changed the refunds that the decision writes, including new ones
 */
public record RefundsAfter(Refunds refunds, List<Refund> changed) implements Refunding {
    @Override
    public Write schedule(Plan plan) {
        return refunds.schedule(plan);
    }

    @Override
    public Optional<Write> whileUnsettled(CaseId caseId) {
        Map<RefundId, Stored<Refund>> stored = refunds.storedOfCase(caseId).stream()
                .collect(Collectors.toMap(
                        read -> read.value().refundId(), Function.identity(), (one, _) -> one, LinkedHashMap::new));
        return Stream.concat(
                        changed.stream()
                                .filter(refund -> refund.refundId().caseId().equals(caseId)),
                        stored.values().stream().map(Stored::value).filter(this::isUnchanged))
                .filter(Refund::isToCome)
                .map(Refund::refundId)
                .findFirst()
                .map(id -> refunds.check(id, Optional.ofNullable(stored.get(id))));
    }

    private boolean isUnchanged(Refund refund) {
        return changed.stream().noneMatch(other -> other.refundId().equals(refund.refundId()));
    }
}
