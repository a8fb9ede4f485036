package dev.makegood.link;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.makegood.storage.KeyText;
import java.util.Optional;

/**
 * Names a link by its purpose and the thing that it shows, so that everybody who needs the link names the same one. It
 * is no secret and opens nothing.
 *
 * @param about the id of the thing
 */
public record LinkId(Purpose purpose, KeyText about) {
    /** Lists what links are for. */
    public enum Purpose {
        /** The buyer's page of a case. */
        CASE,
        /** The supplier's page of a restock. */
        RESTOCK;

        /** Returns the name in ids, answers and addresses of pages. */
        @JsonValue
        public String id() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /** Names the buyer's link to a case, by the id of the case. */
    public static LinkId ofCase(Object caseId) {
        return new LinkId(Purpose.CASE, new KeyText(caseId.toString()));
    }

    /** Names the supplier's link to a restock, by its merchant, SKU and id. */
    public static LinkId ofRestock(Object restock) {
        return new LinkId(Purpose.RESTOCK, new KeyText(restock.toString()));
    }

    /** Parses an id; empty if the text is not the id of a link. */
    public static Optional<LinkId> parse(String text) {
        var key = new KeyText(text);
        for (Purpose purpose : Purpose.values()) {
            Optional<String> about = key.after(purpose.id()).filter(rest -> !rest.isEmpty());
            if (about.isPresent()) {
                return Optional.of(new LinkId(purpose, new KeyText(about.get())));
            }
        }
        return Optional.empty();
    }

    @JsonCreator
    static LinkId of(String text) {
        return parse(text).orElseThrow(() -> new IllegalArgumentException("not the id of a link"));
    }

    @JsonValue
    @Override
    public String toString() {
        return KeyText.join(purpose.id(), about);
    }
}
