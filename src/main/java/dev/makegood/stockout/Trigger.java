package dev.makegood.stockout;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Says what established a case or tranche. */
public enum Trigger {
    /** The merchant admitted it. */
    @JsonProperty("admission")
    ADMISSION("admission"),
    /** There is less on hand than is allocated to paid orders. */
    @JsonProperty("recount")
    RECOUNT("recount"),
    /** It is unshipped for longer after its ship time than the policy allows. */
    @JsonProperty("overdue")
    OVERDUE("overdue"),
    /** A claim was upheld. */
    @JsonProperty("claim")
    CLAIM("claim"),
    /** Buyer and merchant agreed to cancel. */
    @JsonProperty("agreement")
    AGREEMENT("agreement");

    private final String id;

    Trigger(String id) {
        this.id = id;
    }

    /** Returns the name in the API and in messages. */
    public String id() {
        return id;
    }
}
