package dev.makegood.command;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Optional;

/**
 * Names who does something, or is told of it. Its text, such as {@code merchant:m-7}, stands in rows, answers and
 * events.
 *
 * @param role such as {@code merchant}
 * @param id absent for anybody with the role
 */
public record Actor(String role, Optional<String> id) {
    /** The operator on duty. */
    public static final Actor OPERATOR = new Actor("operator", Optional.empty());

    /** The platform, whichever of its programs. */
    public static final Actor PLATFORM = new Actor("platform", Optional.empty());

    /** Makegood itself, which found something in its rows. */
    public static final Actor SYSTEM = new Actor("system", Optional.empty());

    /** A caller without a role. */
    public static final Actor NOBODY = new Actor("nobody", Optional.empty());

    private static final String SEPARATOR = ":";

    public Actor(String role, String id) {
        this(role, Optional.of(id));
    }

    /** Names a merchant, by the platform's id. */
    public static Actor merchant(String merchantId) {
        return new Actor("merchant", merchantId);
    }

    /**
     * Names a buyer.
     *
     * @param pseudonym "b_..."; a raw buyer id is refused before it can be stored or sent
     */
    public static Actor buyer(String pseudonym) {
        if (!pseudonym.startsWith("b_")) {
            throw new IllegalArgumentException("a buyer is named by pseudonym only");
        }
        return new Actor("buyer", pseudonym);
    }

    /**
     * Names a supplier.
     *
     * @param contact the reference under which the platform finds it
     */
    public static Actor supplier(String contact) {
        return new Actor("supplier", contact);
    }

    @JsonCreator
    public static Actor of(String text) {
        String[] parts = text.split(SEPARATOR, 2);
        return new Actor(parts[0], parts.length == 1 ? Optional.empty() : Optional.of(parts[1]));
    }

    @JsonValue
    @Override
    public String toString() {
        return id.map(one -> role + SEPARATOR + one).orElse(role);
    }
}
