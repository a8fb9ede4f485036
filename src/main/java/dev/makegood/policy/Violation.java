package dev.makegood.policy;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.makegood.wording.Sentence;
import java.util.Arrays;
import java.util.Optional;

/** Lists the classes of violation. Each has its own policies, and an order line has one case of each. */
public enum Violation {
    /** The merchant cannot ship paid units. */
    STOCKOUT("stockout"),
    /** It was not shipped by the ship time in force. The buyer may still get it. */
    LATE_SHIPMENT("late-shipment");

    private final String id;

    Violation(String id) {
        this.id = id;
    }

    /** Returns the name in ids, documents and messages. */
    @JsonValue
    public String id() {
        return id;
    }

    /** Returns the name that people read. */
    public Sentence words() {
        return Sentence.of("violation." + id);
    }

    /** Returns the violation of this name; empty if there is none. */
    public static Optional<Violation> find(String id) {
        return Arrays.stream(values())
                .filter(violation -> violation.id.equals(id))
                .findFirst();
    }

    @JsonCreator
    public static Violation of(String id) {
        return find(id).orElseThrow(() -> new IllegalArgumentException("not a violation: " + id));
    }
}
