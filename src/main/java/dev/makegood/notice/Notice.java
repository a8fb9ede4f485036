package dev.makegood.notice;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.makegood.policy.Step;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One message to one recipient, written in the transaction of the change that it tells of.
 *
 * @param id derived from what it is about, so that the same change twice is the same notice
 * @param recipient made by {@link Recipient}
 * @param createdAt UTC, to the millisecond
 * @param details what the texts of the template need, by name
 * @param steps of the assessment, where the notice explains money; else empty
 */
public record Notice(
        String id,
        String recipient,
        NoticeTemplate template,
        Instant createdAt,
        Map<String, String> details,
        List<Step> steps,
        Delivery delivery) {

    /** Refunds and coupons of a case have its id in theirs. */
    private static final Pattern CASE_ID = Pattern.compile("^(?:coupon~)?([^~]+~[^~]+~(?:stockout|late-shipment))~");

    public Notice {
        SortedMap<String, String> sorted = new TreeMap<>(details);
        details = Collections.unmodifiableMap(sorted);
        steps = List.copyOf(steps);
    }

    /** A notice that needs no arithmetic. */
    public static Notice of(
            String about, NoticeTemplate template, String recipient, Instant at, Map<String, String> details) {
        return of(about, template, recipient, at, details, List.of());
    }

    /**
     * A notice to be delivered as soon as possible.
     *
     * @param about the id of the case, refund, coupon or the like; a template is used once for each
     * @throws IllegalArgumentException if the texts of the template need what is not given
     */
    public static Notice of(
            String about,
            NoticeTemplate template,
            String recipient,
            Instant at,
            Map<String, String> details,
            List<Step> steps) {
        Instant createdAt = at.truncatedTo(ChronoUnit.MILLIS);
        var undelivered = new Delivery.Undelivered(createdAt, 0);
        Notice notice = new Notice(idOf(about, template), recipient, template, createdAt, details, steps, undelivered);
        // Rendered once here, so that a detail forgotten fails where the notice is written and not where it is
        // delivered.
        NoticeText.render(notice);
        return notice;
    }

    /** The id of what was told about something by a template. */
    public static String idOf(String about, NoticeTemplate template) {
        return about + "~" + template.id();
    }

    /** The same notice with another value of one of its details. */
    public Notice with(String detail, String value) {
        Map<String, String> changed = new TreeMap<>(details);
        changed.put(detail, value);
        return new Notice(id, recipient, template, createdAt, changed, steps, delivery);
    }

    /** The same notice with its delivery further on. */
    public Notice with(Delivery next) {
        return new Notice(id, recipient, template, createdAt, details, steps, next);
    }

    /** True if its recipient is told the same by it, whenever. */
    boolean saysTheSame(Notice other) {
        return template == other.template && content().equals(other.content());
    }

    /** The same notice with an id that nothing has which says something else. */
    Notice withIdOfItsContent() {
        String own = id + "~" + Integer.toHexString(content().hashCode());
        return new Notice(own, recipient, template, createdAt, details, steps, delivery);
    }

    private String content() {
        return recipient + " " + details + " " + steps;
    }

    /** The case that it is about, if it is about one: said in its details, or part of its id. */
    @JsonIgnore
    public Optional<String> caseId() {
        Matcher inId = CASE_ID.matcher(id);
        return Optional.ofNullable(details.get("caseId"))
                .or(() -> inId.find() ? Optional.of(inId.group(1)) : Optional.empty());
    }

    public boolean isUndelivered() {
        return delivery instanceof Delivery.Undelivered;
    }

    /** True if it should go out at {@code now}. */
    public boolean isDue(Instant now) {
        return delivery instanceof Delivery.Undelivered undelivered
                && !undelivered.deliverAt().isAfter(now);
    }

    /** The same notice after an attempt that failed; one that is delivered stays so. */
    public Notice postponed(Instant now) {
        return switch (delivery) {
            case Delivery.Undelivered undelivered -> with(undelivered.failed(now));
            case Delivery.Delivered _ -> this;
        };
    }
}
