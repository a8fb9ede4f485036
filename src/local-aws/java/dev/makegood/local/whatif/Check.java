package dev.makegood.local.whatif;

import dev.makegood.policy.PolicyVersion;
import dev.makegood.stockout.CaseId;
import dev.makegood.storage.memory.MemoryDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;
import org.joda.money.Money;

/**
 * Runs a sample through the use cases, before and after, and compares every amount with the stored and the simulated
 * one.
 */
final class Check {
    private final List<Plan> sample;

    /** Samples all cases of a buyer together, since they share caps. */
    Check(List<Plan> plans, int count, long seed) {
        List<String> buyers =
                new ArrayList<>(plans.stream().map(Plan::buyer).distinct().toList());
        Collections.shuffle(buyers, new Random(seed));
        Map<String, Long> cases = plans.stream().collect(Collectors.groupingBy(Plan::buyer, Collectors.counting()));
        Set<String> chosen = new HashSet<>();
        long size = 0;
        for (String buyer : buyers) {
            if (size >= count) {
                break;
            }
            chosen.add(buyer);
            size += cases.get(buyer);
        }
        sample = plans.stream().filter(plan -> chosen.contains(plan.buyer())).toList();
    }

    int size() {
        return sample.size();
    }

    /** Returns the differences; none if all amounts agree. */
    List<String> differences(PolicyVersion version, Map<CaseId, Money> expected, IntConsumer progress) {
        Instant first = sample.stream()
                .map(Plan::paidAt)
                .min(Instant::compareTo)
                .orElseThrow()
                .minus(Duration.ofDays(1));
        var run = new RealRun(new MemoryDatabase(), version);
        run.publish(first);
        var differences = new ArrayList<String>();
        for (int i = 0; i < sample.size(); i++) {
            Plan plan = sample.get(i);
            Money real = run.happen(plan).assessment().amount();
            if (!real.isEqual(expected.get(plan.id()))) {
                differences.add(plan.id() + ": " + expected.get(plan.id()) + ", for real " + real);
            }
            progress.accept(i + 1);
        }
        return differences;
    }
}
