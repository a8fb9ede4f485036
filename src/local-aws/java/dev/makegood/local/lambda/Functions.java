package dev.makegood.local.lambda;

import dev.makegood.local.template.FunctionSpec;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Calls the template's functions, in either of Lambda's two ways. */
public final class Functions {
    private final Map<String, FunctionSpec> specs;
    private final EnvironmentPool pool;
    private final DeadLetters deadLetters;
    private final AtomicLong failures = new AtomicLong();

    public Functions(java.util.List<FunctionSpec> functions, EnvironmentPool pool, DeadLetters deadLetters) {
        this.specs = functions.stream().collect(Collectors.toMap(FunctionSpec::logicalId, Function.identity()));
        this.pool = pool;
        this.deadLetters = deadLetters;
    }

    /**
     * Calls once and returns the outcome.
     *
     * @throws IllegalArgumentException if there is no such function
     */
    public Outcome call(String logicalId, String event) {
        FunctionSpec function = specs.get(logicalId);
        if (function == null) {
            throw new IllegalArgumentException("There is no function " + logicalId);
        }
        return pool.call(function, event.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Calls as Lambda does for events: repeats after a failure as often as the function allows, then records a dead
     * letter. Lambda waits minutes between the attempts; here there is no wait.
     */
    public Outcome deliver(String logicalId, String event) {
        Outcome outcome = call(logicalId, event);
        for (int retry = 0; retry < specs.get(logicalId).asyncRetries() && !answered(outcome); retry++) {
            failures.incrementAndGet();
            outcome = call(logicalId, event);
        }
        if (!answered(outcome)) {
            failures.incrementAndGet();
            deadLetters.add(logicalId, event, outcome);
        }
        return outcome;
    }

    private static boolean answered(Outcome outcome) {
        return outcome instanceof Outcome.Answered;
    }

    /** Returns how many event-driven calls, including retries, have failed since the start. */
    public long failures() {
        return failures.get();
    }
}
