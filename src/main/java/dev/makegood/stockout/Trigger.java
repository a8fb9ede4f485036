package dev.makegood.stockout;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Lists the triggers of cases and tranches. */
public enum Trigger {
    /** The merchant admitted it. */
    @JsonProperty("admission")
    ADMISSION("admission"),
    /** A count left fewer units than are allocated to paid orders. */
    @JsonProperty("recount")
    RECOUNT("recount"),
    /** It stayed unshipped after its ship time for longer than the policy allows. */
    @JsonProperty("overdue")
    OVERDUE("overdue"),
    /** A claim was upheld. */
    @JsonProperty("claim")
    CLAIM("claim"),
    /** Buyer and merchant agreed to cancel. */
    @JsonProperty("agreement")
    AGREEMENT("agreement"),
    /** The buyer did not agree to a delay that the merchant told. */
    @JsonProperty("delay")
    DELAY("delay"),
    /** It was not shipped in the further period that the buyer set. */
    @JsonProperty("furtherPeriod")
    FURTHER_PERIOD("furtherPeriod");

    private final String id;

    Trigger(String id) {
        this.id = id;
    }

    /** Returns the name in the API and in messages. */
    public String id() {
        return id;
    }
}
