package dev.makegood.local.template;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * One function of the template.
 *
 * @param timeout how long one call may take, from handing out the event
 * @param memoryMegabytes the function's memory; the local heap is derived from it
 * @param asyncRetries how many more times an event-driven call is tried after it failed
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

    /** The triggers of one kind, in the template's order. */
    public <T extends Trigger> Stream<T> triggers(Class<T> kind) {
        return triggers.stream().filter(kind::isInstance).map(kind::cast);
    }

    /** The same function with other values for those variables that the template gives it; it never gains a variable. */
    public FunctionSpec withEnvironment(Map<String, String> values) {
        var merged = new java.util.TreeMap<>(environment);
        merged.replaceAll((name, value) -> values.getOrDefault(name, value));
        return new FunctionSpec(logicalId, handler, timeout, memoryMegabytes, merged, asyncRetries, triggers);
    }
}
