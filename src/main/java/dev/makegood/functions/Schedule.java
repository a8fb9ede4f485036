package dev.makegood.functions;

import dev.makegood.input.Input;
import dev.makegood.input.InvalidInput;
import dev.makegood.input.StrictJson;
import java.util.Map;
import java.util.function.Function;

/**
 * Reads the input of scheduled functions: {@code {"type": <the function's export>, "version": 1}}. Refuses anything
 * else, naming the field.
 */
public final class Schedule {
    private static final long VERSION = 1;

    private Schedule() {}

    /**
     * Checks the input.
     *
     * @throws InvalidInput if the input is not for this function
     */
    public static void check(Map<String, Object> payload, String type) {
        read(payload, type, input -> null);
    }

    /** Reads further fields beside type and version. */
    public static <T> T read(Map<String, Object> payload, String type, Function<Input, T> reader) {
        if (payload == null) {
            throw InvalidInput.malformed("", "must be a JSON object");
        }
        return StrictJson.of(payload).read(input -> {
            if (!input.text("type", 64).equals(type)) {
                throw InvalidInput.field("type", "must be " + type);
            }
            input.whole("version", VERSION, VERSION);
            return reader.apply(input);
        });
    }
}
