package dev.makegood.local.lambda;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class CpuShareTest {
    /** Busy until it is told to end, so that it never stands still by itself. */
    private static final String BUSY = "trap 'exit 7' TERM; while true; do :; done";

    @Test
    @Timeout(60)
    void aProcessStandsStillForAPartOfTheTimeAndGoesOn() throws Exception {
        Process process = new ProcessBuilder("sh", "-c", BUSY).start();
        try (var cpu = new CpuShare(0.3)) {
            cpu.limit(process);
            await(process, 'T');
            await(process, 'R');
            process.destroy();
            process.waitFor(1, TimeUnit.MINUTES);
            assertEquals(7, process.exitValue(), "it ran to its end");
        } finally {
            process.destroyForcibly();
        }
    }

    private static void await(Process process, char state) throws Exception {
        while (state(process) != state) {
            Thread.onSpinWait();
        }
    }

    /** Returns the letter after the name in parentheses: R runs, T stands still. */
    private static char state(Process process) throws Exception {
        String stat = Files.readString(Path.of("/proc", Long.toString(process.pid()), "stat"));
        return stat.charAt(stat.lastIndexOf(')') + 2);
    }
}
