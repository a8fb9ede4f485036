package dev.makegood.refund.pause;

import dev.makegood.command.Actor;
import java.time.Instant;
import java.util.Optional;

/**
 * Holds an operator's order to send no refunds to the payment gateway for a time. Deadlines keep running.
 *
 * @param by who paused
 * @param end present once the pause has ended
 */
public record Pause(String pauseId, PauseCommand told, Actor by, Instant at, Optional<End> end) {
    /**
     * States the scope of the pause and its reason.
     *
     * @param platform the only platform whose refunds are paused; absent for all platforms
     * @param merchantId the only merchant whose refunds are paused; absent for all merchants
     */
    public record PauseCommand(Optional<String> platform, Optional<String> merchantId, String reason) {}

    /** States who ended the pause, and why. */
    public record End(String note, Actor by, Instant at) {}

    public boolean isActive() {
        return end.isEmpty();
    }

    /** Returns true if it holds back refunds of this merchant's orders on this platform. */
    public boolean covers(String platform, String merchantId) {
        return isActive()
                && told.platform().map(platform::equals).orElse(true)
                && told.merchantId().map(merchantId::equals).orElse(true);
    }

    Pause ended(End next) {
        return new Pause(pauseId, told, by, at, Optional.of(next));
    }
}
