package dev.makegood.policy;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.makegood.calendar.TimeLimit;

/**
 * Sets the terms of appeals. An appeal suspends nothing.
 *
 * @param within how long the merchant may appeal, counted from the notice
 * @param decidedIn how long the operator has to decide
 */
public record AppealTerms(
        @JsonUnwrapped(prefix = "within") TimeLimit within,
        @JsonUnwrapped(prefix = "decidedIn") TimeLimit decidedIn) {}
