package dev.makegood.local.template;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Holds one function of the template.
 *
 * @param timeout how long one call may take, counted from when the event is passed
 * @param memoryMegabytes the function's memory, from which the local heap is derived
 * @param asyncRetries how often a failed event-driven call is repeated
 */
public record FunctionSpec(
        String logicalId,
        String handler,
        Duration timeout,
        int memoryMegabytes,
        Map<String, String> environment,
        int asyncRetries,
        List<Trigger> triggers) {
    public FunctionSpec {
        environment = Map.copyOf(environment);
        triggers = List.copyOf(triggers);
    }

    /** Returns the triggers of one kind, in the template's order. */
    public <T extends Trigger> Stream<T> triggers(Class<T> kind) {
        return triggers.stream().filter(kind::isInstance).map(kind::cast);
    }

    /** Returns the function with other values for the variables that the template gives it; never adds a variable. */
    public FunctionSpec withEnvironment(Map<String, String> values) {
        var merged = new java.util.TreeMap<>(environment);
        merged.replaceAll((name, value) -> values.getOrDefault(name, value));
        return new FunctionSpec(logicalId, handler, timeout, memoryMegabytes, merged, asyncRetries, triggers);
    }
}
