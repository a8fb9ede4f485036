package dev.makegood.stockout;

import dev.makegood.stockout.stranding.Stranding;
import java.time.Instant;

/**
 * Names an act that stranded units and that a brake may hold back.
 *
 * @param strandingId of its {@link Stranding}
 * @param atMostUntil until when a brake may hold back payments for these units: some hours before they must be made
 * @param kept true for units that people have decided about since: they stay short even if the act is withdrawn
 */
public record OfAct(String strandingId, Instant atMostUntil, boolean kept) {
    OfAct keep() {
        return new OfAct(strandingId, atMostUntil, true);
    }
}
