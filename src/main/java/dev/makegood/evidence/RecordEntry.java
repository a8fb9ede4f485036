package dev.makegood.evidence;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;

/**
 * Holds one thing that was said, decided or done about a case.
 *
 * @param by role and id, such as {@code operator:anna}; {@code makegood} for what the system did
 * @param what its kind, such as {@code notice} or {@code appealDecided}
 * @param details the facts of its kind, as stored
 */
public record RecordEntry(Instant at, String by, String what, JsonNode details) {}
