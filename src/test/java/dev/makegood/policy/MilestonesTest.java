package dev.makegood.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Verifies that the events of a line keep their names. */
class MilestonesTest {
    private static final Instant PAID_AT = Instant.parse("2026-03-02T04:00:00Z");
    private static final Instant ESTABLISHED_AT = Instant.parse("2026-03-05T04:00:00Z");

    @Test
    void whatWasPaidAndEstablishedNeedNotHaveShipped() {
        var happened = Milestones.of(PAID_AT, ESTABLISHED_AT);
        assertEquals(Optional.of(PAID_AT), happened.paidAt());
        assertEquals(Optional.empty(), happened.shippedAt());
        assertEquals(Optional.of(ESTABLISHED_AT), happened.establishedAt());
    }
}
