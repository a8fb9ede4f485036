package dev.makegood.functions.stockouts;

import dev.makegood.input.Input;
import dev.makegood.input.InvalidInput;
import dev.makegood.refund.Choice;

/** Reads a buyer's choice from a request. */
public final class ChoiceInput {
    private ChoiceInput() {}

    public static Choice.Wanted read(Input in) {
        return switch (in.text("choice", 10)) {
            case "refund" -> new Choice.RefundNow();
            case "wait" -> new Choice.Wait(in.date("arrivesOn"));
            case "swap" -> new Choice.Swap(in.id("replacementId"));
            default -> throw InvalidInput.field("choice", "must be one of refund, wait, swap");
        };
    }
}
