package dev.makegood.stockout;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What established a case: whichever of the three came first. */
public enum Trigger {
    /** The merchant said so. */
    @JsonProperty("admission")
    ADMISSION,
    /** There is less on hand than paid orders were promised. */
    @JsonProperty("recount")
    RECOUNT,
    /** Unshipped for longer after the promised ship time than the policy allows. */
    @JsonProperty("overdue")
    OVERDUE
}
