package dev.makegood.local.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Is a control group of Linux whose processes share a part of one processor, as on Lambda, which gives a processor's
 * share by memory in periods of 20 ms.
 *
 * @param directory empty for no limit
 */
record CpuGroup(Optional<Path> directory) implements AutoCloseable {
    static final CpuGroup UNLIMITED = new CpuGroup(Optional.empty());
    private static final int PERIOD_MICROS = 20_000;
    private static final Path ROOT = Path.of("/sys/fs/cgroup");

    /**
     * Creates a group.
     *
     * @throws IOException if this user or this machine may not
     */
    static CpuGroup of(double share) throws IOException {
        boolean first = Files.isDirectory(ROOT.resolve("cpu"));
        Path group = (first ? ROOT.resolve("cpu") : ROOT)
                .resolve("makegood-" + ProcessHandle.current().pid());
        Files.createDirectory(group);
        long quota = Math.round(PERIOD_MICROS * share);
        if (first) {
            Files.writeString(group.resolve("cpu.cfs_period_us"), Integer.toString(PERIOD_MICROS));
            Files.writeString(group.resolve("cpu.cfs_quota_us"), Long.toString(quota));
        } else {
            Files.writeString(group.resolve("cpu.max"), quota + " " + PERIOD_MICROS);
        }
        return new CpuGroup(Optional.of(group));
    }

    /** Returns a command that runs within the group. */
    List<String> within(List<String> command) {
        if (directory.isEmpty()) {
            return command;
        }
        var entering = new ArrayList<>(List.of("/bin/sh", "-c", "echo $$ > \"$0\"; exec \"$@\""));
        entering.add(directory.get().resolve("cgroup.procs").toString());
        entering.addAll(command);
        return entering;
    }

    @Override
    public void close() throws IOException {
        if (directory.isPresent()) {
            Files.delete(directory.get());
        }
    }
}
