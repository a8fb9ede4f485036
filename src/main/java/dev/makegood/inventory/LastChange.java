package dev.makegood.inventory;

import java.time.Instant;

/**
 * Names the report that last changed what is on a shelf: whatever is short then, is short by its word.
 *
 * @param report its kind and id, such as {@code recount r-1}
 * @param at when it was reported
 */
public record LastChange(String report, Instant at) {}
