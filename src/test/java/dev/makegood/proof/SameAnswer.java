package dev.makegood.proof;

import com.fasterxml.jackson.databind.JsonNode;
import dev.makegood.fact.Recorded;
import dev.makegood.inventory.Restock;
import dev.makegood.refund.Refund;
import dev.makegood.stockout.Case;
import dev.makegood.storage.StorageJson;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Whether somebody who tells again hears what was heard at first, times included. More may have happened since, and is
 * beside it; what was said stays. Refunds, cases and restocks move on: of those the answer is how they are now.
 */
final class SameAnswer {
    /** What says how far something has got, and not what was told. */
    private static final Set<String> MOVES = Set.of("overdueTold", "carriedOut", "state", "outcome", "proposed");

    private SameAnswer() {}

    /** What of the first answer is not in the second one; empty if all is. */
    static Optional<String> missing(Object first, Object second) {
        return value(first)
                .filter(told -> !(told instanceof Refund || told instanceof Case || told instanceof Restock))
                .flatMap(told ->
                        value(second).flatMap(again -> missing("", StorageJson.tree(told), StorageJson.tree(again))));
    }

    private static Optional<Object> value(Object answer) {
        return answer instanceof Recorded<?> recorded
                ? recorded.ifRecorded().map(Object.class::cast)
                : Optional.empty();
    }

    private static Optional<String> missing(String where, JsonNode told, JsonNode again) {
        if (told.isArray() && again.size() >= told.size()) {
            return IntStream.range(0, told.size())
                    .boxed()
                    .flatMap(n -> missing(where + "/" + n, told.get(n), again.get(n)).stream())
                    .findFirst();
        }
        if (!told.isObject() || !again.isObject()) {
            return told.equals(again) ? Optional.empty() : Optional.of(where + " was " + told + " and is " + again);
        }
        return told.properties().stream()
                .filter(field -> !MOVES.contains(field.getKey()))
                .flatMap(field ->
                        missing(where + "/" + field.getKey(), field.getValue(), again.path(field.getKey())).stream())
                .findFirst();
    }
}
