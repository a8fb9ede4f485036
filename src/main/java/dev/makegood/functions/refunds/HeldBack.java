package dev.makegood.functions.refunds;

import java.util.Optional;

/**
 * Names what keeps a refund from being sent.
 *
 * @param pauseId of an operator's pause
 * @param brakeId of the brake of what stranded its units
 */
record HeldBack(Optional<String> pauseId, Optional<String> brakeId) {
    static final HeldBack NOT = new HeldBack(Optional.empty(), Optional.empty());
}
