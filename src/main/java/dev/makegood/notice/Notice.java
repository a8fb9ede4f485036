package dev.makegood.notice;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import dev.makegood.command.Actor;
import dev.makegood.input.Sha256;
import dev.makegood.link.LinkId;
import dev.makegood.storage.KeyText;
import dev.makegood.storage.StorageJson;
import dev.makegood.wording.Sentence;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Holds one message to one recipient, written in the same transaction as the change that it reports.
 *
 * @param id derived from its subject, so that the same change gives the same notice
 * @param recipient a buyer, a merchant, or the operator on duty
 * @param createdAt UTC, to the millisecond
 * @param receipts what became of it at the person, by channel; empty if nobody reports that
 */
public record Notice(
        String id,
        Actor recipient,
        Instant createdAt,
        Fact fact,
        Delivery delivery,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Receipts receipts) {

    /** A row without receipts has no field for them. */
    public Notice {
        receipts = receipts == null ? Receipts.NONE : receipts;
    }

    /**
     * Creates a notice that is due at once.
     *
     * @param about the id of the case, refund, coupon or other subject; each kind of fact is told once per subject
     * @throws IllegalArgumentException if a phrase needs a detail that the fact does not have
     */
    public static Notice of(String about, Actor recipient, Instant at, Fact fact) {
        Instant createdAt = at.truncatedTo(ChronoUnit.MILLIS);
        // In whole milliseconds, as stored, so that a repeated fact is equal to the first one.
        Fact stored = StorageJson.read(StorageJson.tree(fact), Fact.class);
        var undelivered = new Delivery.Undelivered(createdAt, 0);
        Notice notice =
                new Notice(idOf(about, fact.getClass()), recipient, createdAt, stored, undelivered, Receipts.NONE);
        // Rendered here, so that a mistake in a phrase shows when the notice is written, not when it is delivered.
        NoticeText.render(notice);
        return notice;
    }

    /** Returns the id of the notice that tells a kind of fact about a subject. */
    public static String idOf(String about, Class<? extends Fact> kind) {
        return KeyText.join(new KeyText(about), Kinds.name(kind));
    }

    /** Returns the name of the kind of fact that it tells. */
    @JsonIgnore
    public String kind() {
        return Kinds.name(fact.getClass());
    }

    /** Returns the details of the fact by name, as receivers get them. */
    @JsonIgnore
    public Map<String, String> details() {
        return Details.of(fact).texts();
    }

    /** Returns the steps of the assessment, if the fact explains an amount; else none. */
    @JsonIgnore
    public List<Sentence> steps() {
        return Details.of(fact).steps();
    }

    /** Returns the notice with a person's words replaced. */
    public Notice erased(String instead) {
        return fact instanceof WordsOfOne words
                ? new Notice(id, recipient, createdAt, words.without(instead), delivery, receipts)
                : this;
    }

    /** Returns true if it quotes what a person wrote. */
    public boolean quotesAPerson() {
        return fact instanceof WordsOfOne;
    }

    /** Returns the notice in another state of delivery. */
    public Notice with(Delivery next) {
        return new Notice(id, recipient, createdAt, fact, next, receipts);
    }

    /** Returns the notice with what is known about its channels. */
    Notice with(Receipts known) {
        return new Notice(id, recipient, createdAt, fact, delivery, known);
    }

    /**
     * Returns when the person was told. Once somebody reports what becomes of the notice, that is when it first arrived;
     * else, when the port took it.
     */
    @JsonIgnore
    public Optional<Instant> toldAt() {
        return receipts.byChannel().isEmpty() ? delivery.takenAt() : receipts.arrivedAt();
    }

    /** Returns true if both tell their recipient the same, regardless of when. */
    boolean saysTheSame(Notice other) {
        return recipient.equals(other.recipient) && fact.equals(other.fact);
    }

    /** Returns the notice with an id that depends on its content, so that only equal notices share it. */
    Notice withIdOfItsContent() {
        return new Notice(
                KeyText.join(new KeyText(id), Sha256.shortHex(recipient + " " + fact)),
                recipient,
                createdAt,
                fact,
                delivery,
                receipts);
    }

    /** Returns the case of the fact, or of its refund or coupon; empty if there is none. */
    @JsonIgnore
    public Optional<String> caseId() {
        Map<String, String> details = details();
        Optional<String> named = Optional.ofNullable(details.get("caseId"));
        return fact instanceof CouponFact
                ? named.or(() -> new KeyText(details.get("couponId")).after("coupon"))
                : named.or(() -> Optional.ofNullable(details.get("refundId"))
                        .map(refundId -> new KeyText(refundId).withoutLast()));
    }

    /** Returns the order of the fact, or of its case; empty if there is none. */
    @JsonIgnore
    public Optional<String> orderId() {
        return Optional.ofNullable(details().get("orderId"))
                .or(() -> caseId().map(id -> new KeyText(id).parts().getFirst()));
    }

    /** Returns the link that lets its receiver see and do something about it; empty if none does. */
    @JsonIgnore
    public Optional<LinkId> linkId() {
        Map<String, String> details = details();
        return switch (recipient.role()) {
            case "buyer" -> caseId().map(LinkId::ofCase);
            case "supplier" ->
                Optional.of(LinkId.ofRestock(
                        KeyText.join(details.get("merchantId"), details.get("sku"), details.get("restockId"))));
            default -> Optional.empty();
        };
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
