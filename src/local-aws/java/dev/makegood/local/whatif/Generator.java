package dev.makegood.local.whatif;

import dev.makegood.policy.PolicyVersion;
import dev.makegood.policy.Violation;
import dev.makegood.stockout.CaseId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Generates a month of cases, the same ones for the same seed. Buyers buy several times on one day from one merchant,
 * so that caps by scope are reached; a few merchants have most of the cases.
 */
final class Generator {
    static final Instant START = Instant.parse("2026-03-01T00:00:00Z");
    private static final int DAYS = 30;
    private static final int MERCHANTS = 400;
    private static final int CASES_OF_A_BUYER = 4;
    private static final List<Integer> PROMISED_HOURS = List.of(24, 48, 49, 72, 168, 240, 360);

    private final PolicyVersion base;
    private final Random random;
    private final Set<String> attributes = new TreeSet<>();

    Generator(PolicyVersion base, PolicyVersion draft, long seed) {
        this.base = base;
        random = new Random(seed);
        Stream.of(base, draft).map(PolicyVersion::compensation).forEach(rule -> {
            attributes.addAll(rule.requires());
            rule.tiers().forEach(tier -> attributes.addAll(tier.when().keySet()));
        });
    }

    /** Returns plans in the order in which they are established, no two at one instant. */
    List<Plan> plans(int count) {
        var plans = new ArrayList<Plan>();
        for (int buyer = 0; plans.size() < count; buyer++) {
            Instant day = START.plus(Duration.ofDays(random.nextInt(DAYS)));
            int busy =
                    Math.min(random.nextInt(MERCHANTS), Math.min(random.nextInt(MERCHANTS), random.nextInt(MERCHANTS)));
            String merchant = "m-" + busy;
            for (int i = 0; i < CASES_OF_A_BUYER && plans.size() < count; i++) {
                plans.add(plan("o-" + plans.size(), "b_%032x".formatted(buyer), merchant, day));
            }
        }
        plans.sort(Comparator.comparing(Plan::establishedAt)
                .thenComparing(plan -> plan.id().orderId()));
        for (int i = 1; i < plans.size(); i++) {
            Instant earliest = plans.get(i - 1).establishedAt().plusMillis(1);
            if (plans.get(i).establishedAt().isBefore(earliest)) {
                plans.set(i, plans.get(i).at(earliest));
            }
        }
        return plans;
    }

    private Plan plan(String orderId, String buyer, String merchant, Instant day) {
        Instant paidAt = day.plusSeconds(random.nextInt(86_400));
        Instant promised = paidAt.plus(Duration.ofHours(PROMISED_HOURS.get(random.nextInt(PROMISED_HOURS.size()))));
        boolean stockout = base.violation() == Violation.STOCKOUT;
        int quantity = 1 + random.nextInt(3);
        boolean admitted = stockout && random.nextInt(3) > 0;
        Instant overdue = promised.plus(base.detection().overdue()).plusMillis(1);
        Instant established = admitted
                ? paidAt.plusSeconds(
                        random.nextLong(Duration.between(paidAt, overdue).toSeconds()))
                : overdue;
        return new Plan(
                new CaseId(orderId, "1", base.violation()),
                buyer,
                merchant,
                paidAt,
                promised,
                quantity,
                stockout ? 1 + random.nextInt(quantity) : quantity,
                base.money(100L + random.nextInt(random.nextInt(5) == 0 ? 600_000 : 30_000)),
                admitted,
                established,
                attributes.stream().filter(_ -> random.nextBoolean()).toList());
    }
}
