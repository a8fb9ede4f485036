package dev.makegood.stockout;

import dev.makegood.stockout.stranding.Stranding;
import java.time.Instant;

/**
 * Names the act that stranded units and may be looked at twice.
 *
 * @param strandingId of its {@link Stranding}
 * @param atMostUntil until when it may hold back what is paid for these units: some hours before that must be paid
 */
public record OfAct(String strandingId, Instant atMostUntil) {}
