package dev.makegood.inventory;

import java.time.Instant;

/**
 * Names the report that last changed a shelf: it is the cause of units that are short after it.
 *
 * @param report its kind and id, such as {@code recount r-1}
 * @param at when it was reported
 */
public record LastChange(String report, Instant at) {}
