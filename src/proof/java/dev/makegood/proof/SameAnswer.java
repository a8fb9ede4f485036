package dev.makegood.proof;

import com.fasterxml.jackson.databind.JsonNode;
import dev.makegood.command.Outcome;
import dev.makegood.file.Attachment;
import dev.makegood.inventory.restock.Restock;
import dev.makegood.order.PlacedOrder;
import dev.makegood.refund.Refund;
import dev.makegood.stockout.Case;
import dev.makegood.stockout.stranding.Stranding;
import dev.makegood.storage.StorageJson;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Checks that a repeated report gets the first answer again, including times. Fields may have been added since, but
 * none may change but for what an erasure took. Refunds, cases, restocks, brakes and the state of order lines are answered as they are now.
 */
final class SameAnswer {
    /** The fields about progress, not about the report. */
    private static final Set<String> MOVES =
            Set.of("overdueTold", "carriedOut", "state", "outcome", "counted", "proposed", "done");

    /** When a proposal takes effect unanswered; not any more if nothing was left to cancel then. */
    private static final String LAPSES = "/takesEffectAt";

    private SameAnswer() {}

    /** Returns the part of the first answer that the second one lacks; empty if there is none. */
    static Optional<String> missing(Object first, Object second) {
        return value(first)
                .filter(told -> !(told instanceof Refund
                        || told instanceof Case
                        || told instanceof Restock
                        || told instanceof Stranding))
                .flatMap(told ->
                        value(second).flatMap(again -> missing("", StorageJson.tree(told), StorageJson.tree(again))));
    }

    private static Optional<Object> value(Object answer) {
        return answer instanceof Outcome<?> recorded
                ? recorded.ifRecorded().map(value -> value instanceof PlacedOrder placed ? placed.order() : value)
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
            boolean same = told.equals(again) || again.asText().equals(Attachment.ERASED);
            return same ? Optional.empty() : Optional.of(where + " was " + told + " and is " + again);
        }
        return told.properties().stream()
                .filter(field -> !MOVES.contains(field.getKey()) && !(where + "/" + field.getKey()).equals(LAPSES))
                .flatMap(field ->
                        missing(where + "/" + field.getKey(), field.getValue(), again.path(field.getKey())).stream())
                .findFirst();
    }
}
