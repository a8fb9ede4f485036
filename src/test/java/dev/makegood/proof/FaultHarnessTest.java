package dev.makegood.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Runs a part of the proof; {@code scripts/prove} runs all of it. */
@ExtendWith(QuietLogs.class)
class FaultHarnessTest {
    /** One call in this many, starting with the first. */
    private static final int STRIDE = Integer.getInteger("makegood.prove.stride", 401);

    static Stream<Flow> flows() {
        return Flow.all().stream();
    }

    @ParameterizedTest
    @MethodSource("flows")
    void whateverGoesWrongTheEndIsTheSame(Flow flow) {
        var harness = new FaultHarness(flow);
        for (int number = 0; number < harness.calls.size(); number += STRIDE) {
            for (Fault fault : harness.calls.get(number).faults()) {
                var result = harness.place(number, fault);
                assertEquals(
                        List.of(),
                        result.violations(),
                        () -> fault + " at " + result.number() + "\n" + String.join("\n", result.history().story));
            }
        }
    }
}
