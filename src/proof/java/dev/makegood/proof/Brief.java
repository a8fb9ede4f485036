package dev.makegood.proof;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Optional;

/** Runs the proof for some seconds of one processor's time: every flow without a fault, then histories. */
public final class Brief {
    private Brief() {}

    /** Returns the first violation. An exception of a flow without faults also counts. */
    public static Optional<String> violation(int seconds) {
        QuietLogs.please();
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

    /** Returns the first violation of one history. */
    public static Optional<String> again(long seed) {
        return Proof.playInMemory(seed).violations().stream()
                .findFirst()
                .map(violation -> "history " + seed + ": " + violation);
    }

    /** Returns this process's processor time, so that a busy machine plays as many histories. */
    private static long worked() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }
}
