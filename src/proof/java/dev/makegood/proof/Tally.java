package dev.makegood.proof;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Counts the trials and their results. */
final class Tally {
    private static final int PROGRESS_EVERY = 1_000;

    /** The violations to keep in full. */
    private static final int MOST_KEPT = 20;

    /** Holds a history or a fault that led to a violation, with the way to replay it. */
    record Violation(String replay, List<String> violations, List<String> story) {}

    private final boolean untilViolated;
    private final Consumer<String> says;
    int placements;
    int placed;
    int histories;
    int onUncutClocks;
    int onDynamo;
    int violated;
    long calls;
    long firstSeed = Long.MAX_VALUE;
    long lastSeed = Long.MIN_VALUE;
    /** The texts of policy versions that histories used. */
    final Set<String> policies = new HashSet<>();

    final Map<String, Integer> flows = new TreeMap<>();
    final Map<String, Integer> inFlows = new TreeMap<>();
    final Map<String, Integer> inHistories = new TreeMap<>();
    final List<Violation> violations = new ArrayList<>();

    /**
     * Creates the tally.
     *
     * @param untilViolated true if the first violation ends the run
     * @param says hears of each violation when it is found, so that nobody waits for the end of a long run
     */
    Tally(boolean untilViolated, Consumer<String> says) {
        this.untilViolated = untilViolated;
        this.says = says;
    }

    synchronized boolean isOver() {
        return untilViolated && violated > 0;
    }

    synchronized void flow(String name, int itsCalls) {
        flows.put(name, itsCalls);
    }

    synchronized void placed(FaultHarness.Result result) {
        placed++;
        result.history().plan.placed.forEach(one -> count(inFlows, one));
        String replay = "--replay \"" + result.flow() + "#" + result.number() + "#" + result.fault() + "\"";
        violated(replay, result.violations(), result.history());
    }

    synchronized void history(long seed, Proof.Played played) {
        histories++;
        onUncutClocks += History.isUncut(seed) ? 1 : 0;
        firstSeed = Math.min(firstSeed, seed);
        lastSeed = Math.max(lastSeed, seed);
        calls += played.history().plan.calls.size();
        played.history().setting.versions().forEach(rules -> policies.add(rules.text()));
        played.history().plan.placed.forEach(one -> count(inHistories, one));
        violated("--replay " + seed, played.violations(), played.history());
    }

    synchronized void onDynamo(long seed, Proof.Played played) {
        onDynamo++;
        violated("--replay " + seed + "@dynamo", played.violations(), played.history());
    }

    private static void count(Map<String, Integer> counts, Plan.Placed one) {
        counts.merge(one.place() + " " + one.fault(), 1, Integer::sum);
    }

    private void violated(String replay, List<String> found, HistoryState history) {
        if (found.isEmpty()) {
            return;
        }
        violated++;
        says.accept("VIOLATED %s %.200s".formatted(replay, found.getFirst()));
        if (violations.size() < MOST_KEPT) {
            violations.add(new Violation(replay, found, List.copyOf(history.story)));
        }
    }

    synchronized boolean isDue() {
        return (placed + histories) % PROGRESS_EVERY == 0;
    }

    synchronized String progress() {
        return "%,d of %,d faults placed, %,d histories, %d violated"
                .formatted(placed, placements, histories, violated);
    }
}
