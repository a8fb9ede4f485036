package dev.makegood.evidence;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;

/**
 * Holds one statement, decision or act about a case.
 *
 * @param by role and id, such as {@code operator:anna}; {@code makegood} for what the system did
 * @param what the kind, such as {@code notice} or {@code appealDecided}
 * @param details the facts of this kind, as stored
 */
public record RecordEntry(Instant at, String by, String what, JsonNode details) {}
