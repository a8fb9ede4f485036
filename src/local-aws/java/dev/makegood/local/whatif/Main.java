package dev.makegood.local.whatif;

import dev.makegood.policy.PolicyRef;
import dev.makegood.policy.PolicyVersion;
import dev.makegood.policy.assessment.Assess;
import dev.makegood.policy.publication.Packs;
import dev.makegood.stockout.CaseId;
import dev.makegood.whatif.PastCase;
import dev.makegood.whatif.Report;
import dev.makegood.whatif.Simulation;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.joda.money.Money;

/**
 * Runs {@code scripts/what-if}. Exits with 0, with 1 if a check finds a difference, with 2 if arguments or files cannot
 * be used.
 */
public final class Main {
    private static final int STEP = 20_000;
    private static final int CHECK_STEP = 100;

    private final Options options;
    private final PrintStream out;
    private final PrintStream err;

    Main(Options options, PrintStream out, PrintStream err) {
        this.options = options;
        this.out = out;
        this.err = err;
    }

    public static void main(String[] arguments) throws IOException {
        if (List.of(arguments).contains("--help")) {
            System.out.print(Options.USAGE);
            return;
        }
        try {
            System.exit(new Main(Options.read(arguments), System.out, System.err).run());
        } catch (NoSuchFileException missing) {
            System.err.println("There is no file " + missing.getFile());
            System.exit(2);
        } catch (IllegalArgumentException wrong) {
            System.err.println(wrong.getMessage() + "\n\n" + Options.USAGE);
            System.exit(2);
        }
    }

    int run() throws IOException {
        List<Plan> plans = List.of();
        List<PastCase> cases;
        PolicyVersion base = null;
        if (options.cases().isPresent()) {
            cases = CaseFile.read(options.cases().get(), options.draft());
        } else {
            base = options.baseVersion();
            plans = new Generator(base, options.draft(), options.seed()).plans(options.generate());
            cases = Stored.under(base, plans);
            err.printf("generated %,d cases under %s, seed %d%n", cases.size(), base.ref(), options.seed());
        }
        var report = new Report.Builder(options.draft().currency());
        Map<CaseId, Money> after = replay(cases, report);
        Report result = report.build();
        out.print(TextTable.of(result));
        Files.writeString(options.chart(), Chart.of(options.draft(), result));
        err.printf("chart: %s%n", options.chart());
        if (options.measure()) {
            measure(cases);
        }
        return options.check() == 0 || check(plans, base, cases, after) ? 0 : 1;
    }

    private Map<CaseId, Money> replay(List<PastCase> cases, Report.Builder report) {
        var simulation = new Simulation(this::version, report);
        var after = new HashMap<CaseId, Money>();
        for (PastCase past : cases) {
            after.put(past.id(), simulation.replay(past));
            if (after.size() % STEP == 0 || after.size() == cases.size()) {
                err.printf("replayed %,d of %,d%n", after.size(), cases.size());
            }
        }
        return after;
    }

    /** A case of the other violation keeps its version, which must be one that ships with the product. */
    private PolicyVersion version(PastCase past) {
        return past.id().violation() == options.draft().violation() ? options.draft() : pack(past);
    }

    private static PolicyVersion pack(PastCase past) {
        Map<PolicyRef, PolicyVersion> packs =
                Packs.all().stream().collect(Collectors.toMap(PolicyVersion::ref, Function.identity()));
        PolicyVersion pack = packs.get(past.policy());
        if (pack == null) {
            throw new IllegalArgumentException(past.id() + ": " + past.policy() + " is not one of the packs");
        }
        return pack;
    }

    private void measure(List<PastCase> cases) {
        var facts = cases.stream()
                .filter(past -> past.id().violation() == options.draft().violation())
                .map(PastCase::facts)
                .toList();
        long bare = nanos(() -> facts.forEach(each -> Assess.of(options.draft(), each)));
        long replay = nanos(() -> {
            var simulation = new Simulation(
                    this::version, new Report.Builder(options.draft().currency()));
            cases.forEach(simulation::replay);
        });
        err.printf(
                "replay: %,d cases a second; bare assessments: %,d a second; ratio %d %%%n",
                rate(cases.size(), replay), rate(facts.size(), bare), 100 * bare / replay);
    }

    /** Returns the best of several runs, after the machine has warmed up. */
    private static long nanos(Runnable work) {
        var times = new ArrayList<Long>();
        for (int i = 0; i < 5; i++) {
            long start = System.nanoTime();
            work.run();
            times.add(System.nanoTime() - start);
        }
        return times.stream().min(Long::compare).orElseThrow();
    }

    private static long rate(int count, long nanos) {
        return count * 1_000_000_000L / nanos;
    }

    private boolean check(List<Plan> plans, PolicyVersion base, List<PastCase> cases, Map<CaseId, Money> after) {
        var check = new Check(plans, options.check(), options.seed());
        Map<CaseId, Money> before = cases.stream().collect(Collectors.toMap(PastCase::id, PastCase::amount));
        List<String> differences =
                new ArrayList<>(check.differences(base, before, done -> progress(done, check, base)));
        differences.addAll(check.differences(options.draft(), after, done -> progress(done, check, options.draft())));
        differences.forEach(err::println);
        out.printf(
                "check: %,d cases for real under %s and under %s: %s%n",
                check.size(),
                base.ref(),
                options.draft().ref(),
                differences.isEmpty() ? "all amounts equal" : differences.size() + " amounts differ");
        return differences.isEmpty();
    }

    private void progress(int done, Check check, PolicyVersion version) {
        if (done % CHECK_STEP == 0 || done == check.size()) {
            err.printf("%s: %,d of %,d for real%n", version.ref(), done, check.size());
        }
    }
}
