package dev.makegood.storage.dynamo;

import dev.makegood.storage.Write;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;

/** Computes the rest of a transaction that was refused because some of its rows already exist. */
final class Additions {
    private Additions() {}

    /**
     * Returns the writes, with each addition whose key is taken replaced by its alternative; empty if another guard
     * refused.
     *
     * @param reasons one for each write, in the same order
     */
    static Optional<List<Write>> otherwise(List<Write> writes, List<CancellationReason> reasons) {
        if (reasons.size() != writes.size()) {
            return Optional.empty();
        }
        var left = new ArrayList<Write>();
        for (int i = 0; i < writes.size(); i++) {
            Write write = writes.get(i);
            CancellationReason reason = reasons.get(i);
            if (!"ConditionalCheckFailed".equals(reason.code())) {
                left.add(write);
            } else if (write instanceof Write.Add add) {
                var taken = Items.row(add.key().table(), reason.item());
                add.otherwise().apply(taken).ifPresent(left::add);
            } else {
                return Optional.empty();
            }
        }
        return Optional.of(left);
    }
}
