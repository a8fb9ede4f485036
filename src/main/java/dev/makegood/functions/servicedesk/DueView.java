package dev.makegood.functions.servicedesk;

import dev.makegood.servicedesk.worklist.Due;
import java.time.Instant;
import java.util.List;

/**
 * Shows the next steps of a case, the earliest first.
 *
 * @param items each with who must act, by when, and the id of the subject
 */
public record DueView(String caseId, List<Item> items) {
    public record Item(String what, String who, Instant by, boolean late, String about) {}

    public static DueView of(String caseId, List<Due> dues, Instant now) {
        return new DueView(
                caseId,
                dues.stream()
                        .map(due -> new Item(
                                due.what().id(), due.what().who(), due.by(), !now.isBefore(due.by()), due.about()))
                        .toList());
    }
}
