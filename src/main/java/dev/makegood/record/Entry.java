package dev.makegood.record;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;

/**
 * One thing that was said, decided or done about a case.
 *
 * @param by role and id, such as {@code operator:anna}; {@code makegood} for what happened by itself
 * @param what its kind, such as {@code notice} or {@code appealDecided}
 * @param details the facts of its kind, as they are stored
 */
public record Entry(Instant at, String by, String what, JsonNode details) {}
