package dev.makegood.functions.orders;

import dev.makegood.command.Actor;
import dev.makegood.early.EarlyFact;
import java.time.Instant;
import java.util.Optional;

/**
 * Shows a fact that was reported before its order.
 *
 * @param fact kind and id
 * @param by who reported it
 * @param until when it stops waiting
 */
public record EarlyFactView(
        String orderId, String fact, Actor by, String state, Instant toldAt, Instant until, Optional<String> reason) {

    public static EarlyFactView of(EarlyFact told) {
        return new EarlyFactView(
                told.fact().orderId(),
                told.fact().shown(),
                told.by(),
                told.state().id(),
                told.toldAt(),
                told.until(),
                told.reason());
    }
}
