package dev.makegood.local.lambda;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Lets processes run for only a share of the time, as Lambda does: in each period of 20 ms, a process runs for its
 * share and then stands still. Needs no rights, since it sends the signals STOP and CONT to our own processes.
 */
public final class CpuShare implements AutoCloseable {
    private static final int PERIOD_MICROS = 20_000;

    /** As Linux counts them on x86-64 and ARM. */
    private static final int SIGCONT = 18;

    private static final int SIGSTOP = 19;

    private static final MethodHandle KILL = Linker.nativeLinker()
            .downcallHandle(
                    Linker.nativeLinker().defaultLookup().find("kill").orElseThrow(),
                    FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_INT));

    private final double share;
    private final ScheduledExecutorService timer =
            Executors.newScheduledThreadPool(2, Thread.ofPlatform().daemon().factory());

    /**
     * Creates it.
     *
     * @param share the part of the time in which a process runs, more than 0 and at most 1, which limits nothing
     */
    public CpuShare(double share) {
        this.share = share;
    }

    /** Limits a process until it ends. */
    void limit(Process process) {
        if (share >= 1) {
            return;
        }
        int id = Math.toIntExact(process.pid());
        var going =
                timer.scheduleAtFixedRate(() -> signal(process, id, SIGCONT), 0, PERIOD_MICROS, TimeUnit.MICROSECONDS);
        var standing = timer.scheduleAtFixedRate(
                () -> signal(process, id, SIGSTOP),
                Math.round(PERIOD_MICROS * share),
                PERIOD_MICROS,
                TimeUnit.MICROSECONDS);
        process.onExit().thenRun(() -> {
            going.cancel(false);
            standing.cancel(false);
        });
    }

    /** Sends nothing to a process that has ended, since its number may be another's. */
    private static void signal(Process process, int id, int signal) {
        if (!process.isAlive()) {
            return;
        }
        try {
            int _ = (int) KILL.invokeExact(id, signal);
        } catch (Throwable impossible) {
            throw new AssertionError("kill is called as it is declared", impossible);
        }
    }

    /** Ends the limits. A process that stands still at that moment stays so, so processes must end first. */
    @Override
    public void close() {
        timer.shutdownNow();
    }
}
