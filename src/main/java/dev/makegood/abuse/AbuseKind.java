package dev.makegood.abuse;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Lists what is flagged. */
public enum AbuseKind {
    /** A merchant said that it did not have units, and sold the same dearer. */
    @JsonProperty("relistedDearer")
    RELISTED_DEARER("relistedDearer"),
    /** A merchant said that it did not have units, went on selling, and did not have those either. */
    @JsonProperty("soldOn")
    SOLD_ON("soldOn"),
    /** A buyer ordered many SKUs that were sold out, and is compensated for each. */
    @JsonProperty("knownEmpty")
    KNOWN_EMPTY("knownEmpty"),
    /** A merchant agreed on sums until the platform advanced as much as it may. */
    @JsonProperty("agreedAtLimit")
    AGREED_AT_LIMIT("agreedAtLimit"),
    /** A merchant reported shipments and withdrew them, again and again. */
    @JsonProperty("shipmentsWithdrawn")
    SHIPMENTS_WITHDRAWN("shipmentsWithdrawn");

    private final String id;

    AbuseKind(String id) {
        this.id = id;
    }

    /** Returns the name in the API. */
    public String id() {
        return id;
    }
}
