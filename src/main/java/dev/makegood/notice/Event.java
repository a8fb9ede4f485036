package dev.makegood.notice;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.makegood.link.LinkId;
import dev.makegood.storage.SortableInstant;
import dev.makegood.wording.Text;
import java.util.List;
import java.util.Map;

/**
 * Holds a notice as receivers outside get it; {@code infra/events.yaml} describes it.
 *
 * @param id the same for every delivery: receivers drop an id that they have seen
 * @param version of the event's form; fields may be added, but never removed or changed
 * @param orderId by which the platform finds the person; null if the notice is about no order
 * @param caseId null if the notice is about no case
 * @param linkId with which whoever sends the message gets a link for its receiver; null if there is none to give
 * @param template the kind of fact
 */
public record Event(
        String id,
        String type,
        int version,
        String recipient,
        @JsonInclude(JsonInclude.Include.NON_NULL) String orderId,
        @JsonInclude(JsonInclude.Include.NON_NULL) String caseId,
        @JsonInclude(JsonInclude.Include.NON_NULL) LinkId linkId,
        String template,
        String createdAt,
        Map<String, String> details,
        List<Text> steps,
        Text text) {
    private static final int VERSION = 1;

    /** Returns the event that tells a message. */
    public static Event of(Message message) {
        Notice notice = message.notice();
        return new Event(
                notice.id(),
                "notice",
                VERSION,
                notice.recipient().toString(),
                notice.orderId().orElse(null),
                notice.caseId().orElse(null),
                notice.linkId().orElse(null),
                notice.kind(),
                SortableInstant.format(notice.createdAt()),
                notice.details(),
                NoticeText.steps(notice),
                message.text());
    }
}
