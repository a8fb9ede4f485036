package dev.makegood.proof;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Optional;

/** The proof in some seconds of one processor's time: every flow without a fault, then so long histories. */
public final class Brief {
    private Brief() {}

    /** What is violated first; a flow that goes wrong without any fault throws, which is as good. */
    public static Optional<String> violation(int seconds) {
        Quiet.please();
        for (Flow flow : Flow.all()) {
            new FaultHarness(flow);
        }
        long end = worked() + Duration.ofSeconds(seconds).toNanos();
        for (long seed = 1; worked() < end; seed++) {
            Optional<String> violated = again(seed);
            if (violated.isPresent()) {
                return violated;
            }
        }
        return Optional.empty();
    }

    /** What one history violates first. */
    public static Optional<String> again(long seed) {
        return Proof.playInMemory(seed).violations().stream()
                .findFirst()
                .map(violation -> "history " + seed + ": " + violation);
    }

    /** The time of this process, so that a machine that is busy with other things plays as many. */
    private static long worked() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }
}
