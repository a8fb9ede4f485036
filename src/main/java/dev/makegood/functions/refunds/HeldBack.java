package dev.makegood.functions.refunds;

import java.util.Optional;

/**
 * Names the pause or brake that keeps a refund from being sent.
 *
 * @param pauseId of an operator's pause
 * @param brakeId of the brake on the act that stranded its units
 */
record HeldBack(Optional<String> pauseId, Optional<String> brakeId) {
    static final HeldBack NOT = new HeldBack(Optional.empty(), Optional.empty());
}
