package dev.makegood.local.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Prints what the order function needs from the start of its process to its first answer, beside a plain Java handler
 * and Node. All run in turn in the same run, so that ratios hold on a busy machine too.
 */
public final class Main {
    private static final Path DIRECTORY = Path.of("target", "bench").toAbsolutePath();

    /** Lambda gives this memory, in MB, one processor, and less a share of it. */
    private static final double MEMORY_OF_A_PROCESSOR = 1769;

    private static final int DEFAULT_RUNS = 5;

    private Main() {}

    /** Takes the number of runs, 5 by default, and of runs with a share of a processor, a fifth of it by default. */
    public static void main(String[] arguments) throws IOException {
        int runs = arguments.length > 0 ? Integer.parseInt(arguments[0]) : DEFAULT_RUNS;
        int limited = arguments.length > 1 ? Integer.parseInt(arguments[1]) : Math.max(1, runs / DEFAULT_RUNS);
        Files.createDirectories(DIRECTORY);
        try (var function = new OrderFunction()) {
            Starter starter = function.starter(DIRECTORY.resolve("output.log"));
            List<Program> programs = programs(function.handler(), starter);
            Map<String, Map<String, Integer>> classes = classes(programs, starter);
            System.out.println("Classes loaded until the first answer, by origin\n");
            Report.classes(classes);
            System.out.println("\nStart to first answer, median of " + runs + "\n");
            Report.times(measure(programs, starter, CpuGroup.UNLIMITED, runs));
            limited(programs, starter, limited, 512);
            List<Program> managed = programs.stream()
                    .filter(one -> one.name().endsWith("managed"))
                    .toList();
            limited(managed, starter, limited, 1024);
            limited(managed, starter, limited, 1769);
        }
        System.exit(0); // DynamoDB Local leaves threads behind
    }

    private static List<Program> programs(String handler, Starter starter) throws IOException {
        var all = Programs.under(DIRECTORY);
        var found = new ArrayList<Program>();
        for (Program program : List.of(
                all.plainManaged(), all.oursManaged(handler), all.plainOnClassPath(), all.oursOnClassPath(handler))) {
            found.add(program);
            found.add(withCache(program, starter));
            if (!program.taskRoot().endsWith("task")) {
                found.add(program.withSnapStart());
            }
        }
        all.node()
                .ifPresentOrElse(found::add, () -> System.out.println("Without Node: it or its AWS SDK is not here."));
        return found;
    }

    /** Records a program's AOT cache during one run, as one would while building an image. */
    private static Program withCache(Program program, Starter starter) {
        Path cache = DIRECTORY.resolve(program.fileName() + ".aot");
        cache.toFile().delete();
        starter.run(
                program.with(program.name(), "-XX:AOTCacheOutput=" + cache, "-Xlog:aot=off", "-Xlog:cds=off"),
                CpuGroup.UNLIMITED);
        return program.with(program.name() + ", AOT cache", "-XX:AOTCache=" + cache, "-Xlog:aot=off", "-Xlog:cds=off");
    }

    private static Map<String, Map<String, Integer>> classes(List<Program> programs, Starter starter) {
        var counts = new LinkedHashMap<String, Map<String, Integer>>();
        for (Program program : programs) {
            if (!program.name().equals("Node")) {
                counts.put(program.name(), LoadedClasses.count(program, starter, DIRECTORY));
            }
        }
        return counts;
    }

    private static Map<String, List<FirstAnswer>> measure(
            List<Program> programs, Starter starter, CpuGroup cpu, int runs) {
        var measured = new LinkedHashMap<String, List<FirstAnswer>>();
        for (int run = 0; run < runs; run++) {
            for (Program program : programs) {
                measured.computeIfAbsent(program.name(), _ -> new ArrayList<>()).add(starter.run(program, cpu));
            }
        }
        return measured;
    }

    private static void limited(List<Program> programs, Starter starter, int runs, int megabytes) {
        double share = megabytes / MEMORY_OF_A_PROCESSOR;
        System.out.printf(
                Locale.ROOT,
                "%nWith the %.2f of a processor that %d MB have; median of %d%n%n",
                share,
                megabytes,
                runs);
        try (CpuGroup group = CpuGroup.of(share)) {
            Report.times(measure(programs, starter, group, runs));
        } catch (IOException refused) {
            System.out.println("Left out: this machine does not let us make a control group (" + refused + ")");
        }
    }
}
