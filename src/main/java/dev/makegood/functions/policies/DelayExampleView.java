package dev.makegood.functions.policies;

import dev.makegood.policy.DelayExample;
import java.time.Instant;
import java.util.Optional;

/** Shows a delay of a worked example, and what silence about it means. */
record DelayExampleView(
        Instant shipBy, Optional<Instant> newShipBy, Optional<Boolean> later, String silence, Instant until) {
    static DelayExampleView of(DelayExample delay) {
        return new DelayExampleView(
                delay.shipBy(),
                delay.newShipBy(),
                Optional.of(delay.later()).filter(Boolean::booleanValue),
                delay.silence().means().id(),
                delay.silence().until());
    }
}
