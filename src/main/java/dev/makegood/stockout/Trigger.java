package dev.makegood.stockout;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What established a case: whichever came first. */
public enum Trigger {
    /** The merchant said so. */
    @JsonProperty("admission")
    ADMISSION("admission"),
    /** There is less on hand than paid orders were promised. */
    @JsonProperty("recount")
    RECOUNT("recount"),
    /** Unshipped for longer after the promised ship time than the policy allows. */
    @JsonProperty("overdue")
    OVERDUE("overdue"),
    /** A claim that was upheld. */
    @JsonProperty("claim")
    CLAIM("claim"),
    /** Buyer and merchant agreed to cancel. */
    @JsonProperty("agreement")
    AGREEMENT("agreement");

    private final String id;

    Trigger(String id) {
        this.id = id;
    }

    /** The name in the API and in messages. */
    public String id() {
        return id;
    }
}
