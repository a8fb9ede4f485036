package dev.makegood.advice.causes;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.makegood.wording.Sentence;

/** Lists the root causes of cases, the one with the most direct evidence first. */
public enum RootCause {
    /** Units were known to be missing, and this was reported only after the order was paid. */
    @JsonProperty("lateTold")
    LATE_TOLD("lateTold"),
    /** A count found fewer units than the books had. */
    @JsonProperty("miscount")
    MISCOUNT("miscount"),
    /** A supplier delivered late, too little or nothing, after it had given a date. */
    @JsonProperty("supplier")
    SUPPLIER("supplier"),
    /** The books had the units, and they were sold dearer after the order was paid. */
    @JsonProperty("priceChanged")
    PRICE_CHANGED("priceChanged"),
    /** Much more was ordered on a day than on the days before. */
    @JsonProperty("suddenDemand")
    SUDDEN_DEMAND("suddenDemand"),
    /** Several platforms sold the same units. */
    @JsonProperty("betweenChannels")
    BETWEEN_CHANNELS("betweenChannels"),
    /** It cannot be told. */
    @JsonProperty("unknown")
    UNKNOWN("unknown");

    private final String id;

    RootCause(String id) {
        this.id = id;
    }

    /** Returns the name in the API. */
    public String id() {
        return id;
    }

    /** Returns its name for people. */
    public Sentence words() {
        return Sentence.of("rootCause." + id);
    }
}
