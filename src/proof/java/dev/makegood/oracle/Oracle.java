package dev.makegood.oracle;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Computes the worth of cases a second time, from the published text alone. Shares no code with the engine. */
public final class Oracle {
    private static final BigDecimal WHOLE = new BigDecimal(10_000);

    private final Rules rules;
    private final Line line;

    private Oracle(Rules rules, Line line) {
        this.rules = rules;
        this.line = line;
    }

    /**
     * Returns the worth of a case.
     *
     * @throws IllegalArgumentException if the text needs a fact that the line does not have
     */
    public static Sum worth(Rules rules, Line line, List<Part> parts) {
        return new Oracle(rules, line).worth(parts);
    }

    /** Returns the policy's amount before any cap of a scope. */
    public static long uncapped(Rules rules, Line line, List<Part> parts) {
        return new Oracle(rules, line).afterLate(parts);
    }

    private Sum worth(List<Part> parts) {
        long ofPolicy = capped(parts);
        return new Sum(ofPolicy, withPromise(parts) - ofPolicy + agreed(parts), new Accrued(rules, line).of(parts));
    }

    private long withPromise(List<Part> parts) {
        long ofPolicy = capped(parts);
        if (line.promise().isEmpty() || parts.stream().noneMatch(part -> counts(rules, part))) {
            return ofPolicy;
        }
        Line.Promise promise = line.promise().get();
        return promise.extra() ? ofPolicy + promise.minor() : Math.max(ofPolicy, promise.minor());
    }

    /** Returns the part of each agreed sum beyond the other compensation for those units. */
    private long agreed(List<Part> parts) {
        Map<String, Long> given = new LinkedHashMap<>();
        Map<String, Long> wanted = new LinkedHashMap<>();
        for (int n = 0; n < parts.size(); n++) {
            Optional<Part.Agreed> agreed = parts.get(n).agreed();
            if (agreed.isPresent()) {
                long added = withPromise(parts.subList(0, n + 1)) - withPromise(parts.subList(0, n));
                given.merge(agreed.get().name(), added, Long::sum);
                wanted.putIfAbsent(agreed.get().name(), agreed.get().atLeast());
            }
        }
        return wanted.keySet().stream()
                .mapToLong(name -> Math.max(0, wanted.get(name) - given.get(name)))
                .sum();
    }

    /** Returns true if something may be owed for a part. */
    public static boolean counts(Rules rules, Part part) {
        return !part.exempt()
                && part.agreed().map(Part.Agreed::owed).orElse(true)
                && (part.paid() > 0 || rules.gifts());
    }

    private long capped(List<Part> parts) {
        long left = afterLate(parts);
        for (Map<String, Object> cap : rules.caps()) {
            long room = rules.limit(cap, "amountMinor", "foreignAmountMinor")
                    - line.used().getOrDefault(String.valueOf(cap.get("scope")), 0L);
            left = Math.max(0, Math.min(left, room));
        }
        return left;
    }

    private long afterLate(List<Part> parts) {
        long before = (rules.topsUp() ? line.late() : 0) + line.replaced();
        return Math.max(0, tier(parts) - before);
    }

    private long tier(List<Part> parts) {
        List<Part> counting = parts.stream().filter(part -> counts(rules, part)).toList();
        if (counting.isEmpty() || !line.attributes().containsAll(rules.requires())) {
            return 0;
        }
        List<Map<String, Object>> fitting =
                rules.tiers().stream().filter(this::fits).toList();
        Optional<BigDecimal> rate = rate();
        if (rate.isEmpty() && !rules.merchantRate().isEmpty()) {
            return everyRate(fitting)
                    .map(BigDecimal::new)
                    .mapToLong(any -> atRate(fitting, any, counting))
                    .min()
                    .orElseThrow();
        }
        return atRate(fitting, rate.orElse(BigDecimal.ZERO), counting);
    }

    /** Returns each bound of the tiers and the next whole rate, between which nothing changes. */
    private static Stream<Long> everyRate(List<Map<String, Object>> tiers) {
        Stream<Long> bounds = tiers.stream()
                .flatMap(tier -> Rules.map(tier.get("rate")).values().stream())
                .flatMap(bound -> Stream.of(Rules.number(bound), Rules.number(bound) + 1));
        return Stream.concat(Stream.of(0L), bounds).filter(rate -> rate <= WHOLE.longValueExact());
    }

    /** Returns the worth at a rate in hundredths of a percent. */
    private long atRate(List<Map<String, Object>> tiers, BigDecimal rate, List<Part> counting) {
        return tiers.stream()
                .filter(tier -> isWithin(Rules.map(tier.get("rate")), rate))
                .findFirst()
                .map(tier -> worth(Rules.map(tier.get("worth")), counting))
                .orElse(0L);
    }

    private static boolean isWithin(Map<String, Object> range, BigDecimal rate) {
        boolean over = !range.containsKey("overBasisPoints")
                || rate.compareTo(new BigDecimal(Rules.number(range.get("overBasisPoints")))) > 0;
        boolean atMost = !range.containsKey("atMostBasisPoints")
                || rate.compareTo(new BigDecimal(Rules.number(range.get("atMostBasisPoints")))) <= 0;
        return over && atMost;
    }

    /**
     * Returns the rate of the merchant in hundredths of a percent, of which only what comes after the point is rounded, up,
     * since all bounds are whole; empty if the mildest tier counts.
     */
    private Optional<BigDecimal> rate() {
        Map<String, Object> asked = rules.merchantRate();
        return line.lines()
                .filter(lines -> !asked.isEmpty() && lines.days() == Rules.number(asked.get("days")))
                .filter(lines -> lines.wrong().containsKey(String.valueOf(asked.get("of"))))
                .filter(lines -> lines.paid() >= Rules.number(asked.get("leastLines")))
                .map(lines -> WHOLE.multiply(new BigDecimal(lines.wrong().get(String.valueOf(asked.get("of")))))
                        .divide(new BigDecimal(lines.paid()), 0, RoundingMode.CEILING))
                .or(() -> Optional.ofNullable(asked.get("unknownAsBasisPoints"))
                        .map(points -> new BigDecimal(Rules.number(points))));
    }

    private boolean fits(Map<String, Object> tier) {
        for (Map.Entry<String, Object> condition : Rules.map(tier.get("when")).entrySet()) {
            if (!condition.getValue().equals(line.attributes().contains(condition.getKey()))) {
                return false;
            }
        }
        Map<String, Object> promise = Rules.map(tier.get("promise"));
        boolean longEnough = !promise.containsKey("overHours")
                || length().compareTo(Duration.ofHours(Rules.number(promise.get("overHours")))) > 0;
        boolean shortEnough = !promise.containsKey("atMostHours")
                || length().compareTo(Duration.ofHours(Rules.number(promise.get("atMostHours")))) <= 0;
        return longEnough && shortEnough;
    }

    private Duration length() {
        return Duration.between(told(line.paidAt()), told(line.promisedShipAt()));
    }

    private static Instant told(Optional<Instant> instant) {
        return instant.orElseThrow(() -> new IllegalArgumentException("the text asks for an instant that is not told"));
    }

    private long worth(Map<String, Object> worth, List<Part> counting) {
        if (worth.get("kind").equals("fixed")) {
            return Rules.number(worth.get("amountMinor"));
        }
        BigDecimal exact = counting.stream()
                .map(part -> base(part).multiply(rate(worth, part)))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        Map<String, Object> rounding = Rules.map(rules.compensation().get("rounding"));
        boolean first = rounding.get("order").equals("beforeLimits");
        BigDecimal floor = new BigDecimal(rules.limit(worth, "floorMinor", "foreignFloorMinor"));
        BigDecimal cap = new BigDecimal(rules.limit(worth, "capMinor", "foreignCapMinor"));
        if (first) {
            return within(floor, cap, rounded(rounding, exact)).longValueExact();
        }
        // Rounding may exceed the limits, which bind the payment; then the nearest whole unit within them counts.
        BigDecimal unit = unit(rounding);
        return within(
                        floor.divide(unit, 0, RoundingMode.CEILING).multiply(unit),
                        cap.divide(unit, 0, RoundingMode.FLOOR).multiply(unit),
                        rounded(rounding, within(floor, cap, exact)))
                .longValueExact();
    }

    private BigDecimal base(Part part) {
        return BigDecimal.valueOf(rules.couponsCount() ? part.paid() : part.paid() - part.withCoupons());
    }

    private BigDecimal rate(Map<String, Object> worth, Part part) {
        boolean inTime = worth.containsKey("admittedRateBasisPoints")
                && part.admittedAt().isPresent()
                && part.admittedAt().get().compareTo(told(line.promisedShipAt())) <= 0;
        long points = Rules.number(worth.get(inTime ? "admittedRateBasisPoints" : "rateBasisPoints"));
        return new BigDecimal(points).divide(WHOLE);
    }

    private static BigDecimal within(BigDecimal floor, BigDecimal cap, BigDecimal sum) {
        return sum.compareTo(floor) < 0 ? floor : sum.compareTo(cap) > 0 ? cap : sum;
    }

    private BigDecimal unit(Map<String, Object> rounding) {
        return switch (String.valueOf(rounding.get("to"))) {
            case "major" -> new BigDecimal(BigInteger.TEN.pow(line.decimals()));
            case "step" -> new BigDecimal(Rules.number(rounding.get("stepMinor")));
            default -> BigDecimal.ONE;
        };
    }

    private BigDecimal rounded(Map<String, Object> rounding, BigDecimal sum) {
        return sum.divide(unit(rounding), 0, mode(rounding.get("mode"))).multiply(unit(rounding));
    }

    static RoundingMode mode(Object said) {
        return switch (String.valueOf(said)) {
            case "down" -> RoundingMode.DOWN;
            case "up" -> RoundingMode.UP;
            case "halfEven" -> RoundingMode.HALF_EVEN;
            default -> RoundingMode.HALF_UP;
        };
    }
}
