package dev.makegood.messages.aws;

import dev.makegood.messages.Channel;

/** Tells what a refusal of AWS means for a message. */
final class Refusals {
    private Refusals() {}

    /** Returns the exception: refused for ever if it is about this message, else as it is, so that it is tried again. */
    static RuntimeException of(Aws.RefusedByAws refused) {
        return switch (refused.code()) {
            case "BadRequestException", "MessageRejected", "ValidationException", "ConflictException" ->
                new Channel.Refused(refused.code());
            default -> refused;
        };
    }
}
