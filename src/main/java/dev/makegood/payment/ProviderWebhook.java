package dev.makegood.payment;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/** Reads the calls of a provider's webhook. */
public interface ProviderWebhook {

    /** Reads a call. Its signature is verified before anything of the body is read. */
    Read read(Call call, Instant now);

    /**
     * Holds a call.
     *
     * @param headers by their names in lower case
     * @param key what follows in the address, if a provider that does not repeat our key was given an address that does
     * @param body exactly the received bytes
     */
    record Call(Function<String, Optional<String>> headers, Optional<String> key, byte[] body) {}

    /** Holds what a call says. */
    sealed interface Read {

        /** Says that a refund ended or came back. */
        record Event(GatewayEvent event) implements Read {}

        /** Says something that is no end of a refund of ours. It need not be sent again. */
        record NothingToUs() implements Read {}

        /** Says something about a refund that must not count, such as a test; the reason tells why. */
        record Ignored(String reason) implements Read {}

        /** Means that the call is not trusted; the reason contains no secret. */
        record Unsigned(String reason) implements Read {}

        /** Refuses the body; {@code field} is the field at fault, or empty for the body as a whole. */
        record Malformed(String field, String reason) implements Read {}
    }
}
