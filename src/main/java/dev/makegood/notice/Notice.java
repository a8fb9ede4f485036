package dev.makegood.notice;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.makegood.input.Sha256;
import dev.makegood.wording.Text;
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
 * Holds one message to one recipient, written in the transaction of the change that it tells of.
 *
 * @param id derived from what it is about, so that the same change gives the same notice
 * @param recipient made by {@link Recipient}
 * @param createdAt UTC, to the millisecond
 * @param details what the texts of the template need, by name
 * @param steps of the assessment, if the notice explains an amount; else empty
 */
public record Notice(
        String id,
        String recipient,
        NoticeTemplate template,
        Instant createdAt,
        Map<String, String> details,
        List<Text> steps,
        Delivery delivery) {

    /** The ids of refunds begin with that of their case, and those of coupons with this and then that. */
    private static final String COUPON = "coupon~";

    private static final List<String> WORDS = List.of("reason", "answerText");

    private static final Pattern CASE_ID = Pattern.compile("^([^~]+~[^~]+~(?:stockout|late-shipment))~");

    public Notice {
        SortedMap<String, String> sorted = new TreeMap<>(details);
        details = Collections.unmodifiableMap(sorted);
        steps = List.copyOf(steps);
    }

    /** Creates a notice without arithmetic. */
    public static Notice of(
            String about, NoticeTemplate template, String recipient, Instant at, Map<String, String> details) {
        return of(about, template, recipient, at, details, List.of());
    }

    /**
     * Creates a notice that is due at once.
     *
     * @param about the id of the case, refund, coupon or the like; each template is used once for it
     * @throws IllegalArgumentException if the texts of the template need a detail that is missing
     */
    public static Notice of(
            String about,
            NoticeTemplate template,
            String recipient,
            Instant at,
            Map<String, String> details,
            List<Text> steps) {
        Instant createdAt = at.truncatedTo(ChronoUnit.MILLIS);
        var undelivered = new Delivery.Undelivered(createdAt, 0);
        Notice notice = new Notice(idOf(about, template), recipient, template, createdAt, details, steps, undelivered);
        // Rendered here, so that a missing detail fails where the notice is written and not when it is delivered.
        NoticeText.render(notice);
        return notice;
    }

    /** Returns what a notice of no case is about. It begins as no id of a case does, whatever the ids in it are. */
    public static String ofNoCase(String about) {
        return "~" + about;
    }

    /** Returns the id of the notice that a template gives about something. */
    public static String idOf(String about, NoticeTemplate template) {
        return about + "~" + template.id();
    }

    /** Returns the notice with another value of one detail. */
    public Notice with(String detail, String value) {
        Map<String, String> changed = new TreeMap<>(details);
        changed.put(detail, value);
        return new Notice(id, recipient, template, createdAt, changed, steps, delivery);
    }

    /** Returns the notice with the words of a person replaced. */
    public Notice erased(String by) {
        Map<String, String> silent = new TreeMap<>(details);
        for (String words : WORDS) {
            silent.replace(words, by);
        }
        return new Notice(id, recipient, template, createdAt, silent, steps, delivery);
    }

    /** Returns the notice in another state of delivery. */
    public Notice with(Delivery next) {
        return new Notice(id, recipient, template, createdAt, details, steps, next);
    }

    /** Returns true if both tell their recipient the same, regardless of when. */
    boolean saysTheSame(Notice other) {
        return template == other.template && content().equals(other.content());
    }

    /** Returns the notice with an id that depends on its content, so that only equal notices share it. */
    Notice withIdOfItsContent() {
        String own = id + "~" + Sha256.shortHex(content());
        return new Notice(own, recipient, template, createdAt, details, steps, delivery);
    }

    private String content() {
        return recipient + " " + details + " " + steps;
    }

    /** Returns the case that it is about, from its details or its id; empty if it is about none. */
    @JsonIgnore
    public Optional<String> caseId() {
        Matcher inId = CASE_ID.matcher(id);
        return Optional.ofNullable(details.get("caseId"))
                .or(this::caseOfCoupon)
                .or(() -> inId.find() ? Optional.of(inId.group(1)) : Optional.empty());
    }

    /** Looks at the details first: an order may be called coupon. */
    private Optional<String> caseOfCoupon() {
        return Optional.ofNullable(details.get("couponId"))
                .filter(couponId -> id.startsWith(couponId + "~"))
                .map(couponId -> couponId.substring(COUPON.length()));
    }

    public boolean isUndelivered() {
        return delivery instanceof Delivery.Undelivered;
    }

    /** Returns true if it should be sent at {@code now}. */
    public boolean isDue(Instant now) {
        return delivery instanceof Delivery.Undelivered undelivered
                && !undelivered.deliverAt().isAfter(now);
    }

    /** Returns the notice after a failed attempt; unchanged if it is delivered. */
    public Notice postponed(Instant now) {
        return switch (delivery) {
            case Delivery.Undelivered undelivered -> with(undelivered.failed(now));
            case Delivery.Delivered _ -> this;
        };
    }
}
