package dev.makegood.functions;

import dev.makegood.input.Input;
import dev.makegood.input.InvalidInput;
import dev.makegood.input.StrictJson;
import dev.makegood.storage.Worker;
import java.util.Map;
import java.util.function.Function;

/**
 * Reads the input of scheduled functions: {@code {"type": <the function's export>, "version": 1}}. Refuses anything
 * else, naming the field.
 */
public final class Schedule {
    private static final long VERSION = 1;

    /** As many as an index may have shards. */
    private static final int MOST_WORKERS = 64;

    private Schedule() {}

    /**
     * Checks the input.
     *
     * @throws InvalidInput if the input is not for this function
     */
    public static void check(Map<String, Object> payload, String type) {
        read(payload, type, input -> null);
    }

    /**
     * Checks the input of a function that several workers share and returns which of them is called: {@code "worker"}
     * from 0, of so many {@code "workers"}. Without both, one is called that does the work of all.
     *
     * @throws InvalidInput if the input is not for this function, or there is no such worker
     */
    public static Worker worker(Map<String, Object> payload, String type) {
        return read(payload, type, input -> {
            int of = input.optional("workers", name -> (int) input.whole(name, 1, MOST_WORKERS))
                    .orElse(1);
            int number = input.has("workers") ? (int) input.whole("worker", 0, of - 1) : 0;
            return new Worker(number, of);
        });
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
