package dev.makegood.oracle;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/** Draws policy versions as somebody might publish them; the same random numbers give the same text. */
public final class DrawnRules {
    /** Decimals by currency. */
    public static final Map<String, Integer> DECIMALS =
            Map.of("CNY", 2, "USD", 2, "EUR", 2, "GBP", 2, "JPY", 0, "KRW", 0, "KWD", 3, "RUB", 2);

    private final Random random;
    private final String currency;
    private final int[] bounds;
    /** Yen have no minor unit; a dinar has a thousand. */
    private static final int LARGEST_STEP = 1_000;

    private final boolean whole;
    private final boolean advances;
    private boolean percents;
    private boolean gives;

    private DrawnRules(Random random, String currency) {
        this.random = random;
        this.currency = currency;
        whole = random.nextInt(3) == 0;
        advances = random.nextInt(4) > 0;
        bounds = new int[] {24 * (1 + random.nextInt(3)), 24 * (4 + random.nextInt(8))};
    }

    /**
     * Draws a version for stockouts.
     *
     * @param window hours that buyers have to choose; 0 if their refunds are due at once
     */
    public static String stockout(Random random, String policyId, String platform, String currency, int window) {
        return new DrawnRules(random, currency).text(policyId, platform, true, window);
    }

    public static String lateShipment(Random random, String policyId, String platform, String currency) {
        return new DrawnRules(random, currency).text(policyId, platform, false, 0);
    }

    private String text(String policyId, String platform, boolean stockout, int window) {
        var lines = new ArrayList<String>();
        lines.add("policyId: " + policyId);
        lines.add("version: 1");
        lines.add("platform: " + platform);
        lines.add("violation: " + (stockout ? "stockout" : "late-shipment"));
        lines.add("currency: " + currency);
        lines.add("zone: " + pick("Asia/Shanghai", "Asia/Shanghai", "Asia/Tokyo", "Asia/Kuwait"));
        lines.add(
                stockout
                        ? "detection: {admission: true, recount: true, overdueHours: %d}"
                                .formatted(24 * (1 + random.nextInt(3)))
                        : "detection: {admission: false, recount: false, overdueHours: %d}"
                                .formatted(random.nextInt(3)));
        compensation(lines, stockout);
        lines.add("payment: {payers: %s, shortfall: %s%s}"
                .formatted(
                        pick("[balance, deposit]", "[deposit, balance]", "[balance]", "[deposit]"),
                        advances ? "advance" : "suspend",
                        advances && random.nextBoolean() ? ", advanceLimitMinor: " + random.nextInt(2_000) : ""));
        lines.add(form(lines, pick("coupon", "redPacket"), 1 + random.nextInt(60)));
        lines.add("refund: {withinHours: %d, choiceWindowHours: %d%s}"
                .formatted(window + 24 + random.nextInt(48), window, stockout ? parts(lines) : ""));
        if (stockout && random.nextBoolean()) {
            lines.add("brake: {units: %d, lines: %d, amountMinor: %d, hours: %d}"
                    .formatted(
                            1 + random.nextInt(4),
                            1 + random.nextInt(3),
                            1 + random.nextInt(9_000),
                            1 + random.nextInt(4)));
        }
        lines.add("appeal: {withinDays: %d, decidedInWorkingDays: %d}"
                .formatted(3 + random.nextInt(12), 1 + random.nextInt(7)));
        lines.add("cancellation: {owedIfMerchantProposes: %b, owedIfBuyerProposes: %b%s}"
                .formatted(random.nextInt(4) > 0, random.nextInt(4) == 0, unanswered(lines)));
        if (stockout) {
            lines.add(urge(lines));
        }
        lines.add("exemptions: [forceMajeure, buyerAbuse, wrongAddress]");
        int untilHoursBefore = random.nextInt(5);
        lines.add("negotiation: {proposals: 3, untilHoursBefore: %d%s}"
                .formatted(untilHoursBefore, stockout && untilHoursBefore == 0 ? ", onceLate: true" : ""));
        if (stockout) {
            lines.addAll(silence(lines));
            lines.addAll(furtherPeriod(lines));
        }
        lines.add("source: drawn");
        String text = String.join("\n", lines) + "\n";
        return withExample(stockout ? text : withoutTermsOfStockouts(text));
    }

    /** Leaves out what only stockouts have, once everything is drawn, so that the other draws stay as they are. */
    private static String withoutTermsOfStockouts(String text) {
        return text.replace("owedOn: refunded", "owedOn: established")
                .replaceAll(", admittedRateBasisPoints: \\d+", "")
                .replaceAll("(?m)^cancellation: .*\n", "");
    }

    /** Draws by the text before whether the buyer gets money in the wallet in place of what has to be redeemed. */
    private static String form(List<String> before, String kind, int validYears) {
        return new Random(41L * before.hashCode()).nextInt(4) == 0
                ? "form: {kind: wallet}"
                : "form: {kind: %s, validYears: %d}".formatted(kind, validYears);
    }

    /** Draws what silence about delays means, by the text before too. */
    private static List<String> silence(List<String> before) {
        var drawn = new Random(17L * before.hashCode());
        return drawn.nextInt(3) == 0
                ? List.of()
                : List.of("silence: {first: {consentUpToDays: %d, cancelAfterDays: %d}, later: {cancelAfterDays: %d}}"
                        .formatted(drawn.nextInt(6), drawn.nextInt(6), drawn.nextInt(3)));
    }

    /** Draws the further period of buyers by the text before too, where lines are overdue late enough. */
    private static List<String> furtherPeriod(List<String> before) {
        var drawn = new Random(41L * before.hashCode());
        boolean fits = before.stream().noneMatch(line -> line.contains("overdueHours: 24}"));
        boolean atOnce = before.stream().anyMatch(line -> line.contains("atOnceWhenLate: true"));
        String then = atOnce || drawn.nextBoolean() ? "cancellation" : "rightToCancel";
        return fits && drawn.nextInt(3) > 0
                ? List.of("furtherPeriod: {leastDays: 0, mostDays: %d, then: %s}".formatted(drawn.nextInt(3), then))
                : List.of();
    }

    /** Draws when a buyer's proposal takes effect without an answer, by the text before too. */
    private static String unanswered(List<String> before) {
        var drawn = new Random(31L * before.hashCode());
        return drawn.nextBoolean()
                ? ""
                : ", answerWithinHours: %d, atOnceWhenLate: %b".formatted(1 + drawn.nextInt(48), drawn.nextBoolean());
    }

    /** Draws the terms of urges by the text before too. */
    private static String urge(List<String> before) {
        var drawn = new Random(37L * before.hashCode());
        return "urge: {answerWithinHours: %d, unanswered: %s}"
                .formatted(1 + drawn.nextInt(30), drawn.nextBoolean() ? "overdue" : "nothing");
    }

    /** Draws rules for the parts of orders by the text before, so that they leave the other draws as they are. */
    private static String parts(List<String> before) {
        var drawn = new Random(before.hashCode());
        var rules = List.of("byShare", "whenNothingShips", "difference", "never");
        return drawn.nextInt(3) == 0
                ? ""
                : ", parts: {shipping: %s, tax: %s, discount: %s}"
                        .formatted(
                                rules.get(drawn.nextInt(4)), rules.get(drawn.nextInt(2)), rules.get(drawn.nextInt(3)));
    }

    /** Adds an example that holds, since no version is published without one. */
    private String withExample(String text) {
        long paid = 1 + random.nextInt(90_000);
        Instant paidAt = Instant.parse("2026-03-01T00:00:00Z");
        Instant promised = paidAt.plus(Duration.ofHours(random.nextInt(400)));
        var line = new Line(
                DECIMALS.get(currency),
                Optional.of(paidAt),
                Optional.of(promised),
                Set.of(),
                0,
                0,
                Map.of(),
                Optional.empty(),
                Optional.empty());
        var part = new Part(paid, 0, Optional.empty(), Optional.empty(), false);
        return text
                + "examples:\n  - {name: drawn, facts: {paidMinor: %d, paidAt: \"%s\", promisedShipAt: \"%s\"}, amountMinor: %d}\n"
                        .formatted(
                                paid,
                                paidAt,
                                promised,
                                Oracle.worth(Rules.of(text), line, List.of(part))
                                        .all());
    }

    private void compensation(List<String> lines, boolean stockout) {
        lines.add("compensation:");
        lines.add("  owedOn: " + (random.nextInt(3) == 0 ? "refunded" : "established"));
        if (stockout && random.nextInt(6) == 0) {
            lines.add("  requires: [complaintUpheld]");
        }
        // Drawn by the text before, so that the other draws stay as they are.
        if (!stockout && new Random(lines.hashCode()).nextBoolean()) {
            lines.add("  requires: [complaintUpheld]");
        }
        lines.add("  tiers:");
        tiers(lines);
        String unit = whole ? pick("major", "step, stepMinor: " + (2 + random.nextInt(LARGEST_STEP - 1))) : "minor";
        String mode = percents ? ", mode: " + pick("halfUp", "down", "up", "halfEven") : "";
        merchantRate(lines);
        lines.add("  rounding: {to: %s%s, order: %s}".formatted(unit, mode, pick("beforeLimits", "afterLimits")));
        caps(lines);
        if (stockout) {
            lines.add("  afterLateShipment: " + pick("add", "topUp"));
        }
        more(lines, stockout);
    }

    /** Adds optional fields. */
    private void more(List<String> lines, boolean stockout) {
        if (percents && random.nextInt(3) == 0) {
            lines.add("  base: paid");
        }
        if (gives && random.nextInt(4) == 0) {
            lines.add("  gifts: true");
        }
        if (stockout && random.nextInt(3) == 0) {
            lines.add("  madeGoodFromBasisPoints: " + random.nextInt(10_001));
        }
        if (stockout && advances) {
            accrual(lines, new Random(lines.hashCode()));
        }
    }

    /** Adds what accrues until a refund is paid, drawn by the text before, so that the other draws stay as they are. */
    private static void accrual(List<String> lines, Random drawn) {
        String from = List.of("payment", "established", "refundDue").get(drawn.nextInt(3));
        String rounding = List.of("halfUp", "down", "up", "halfEven").get(drawn.nextInt(4));
        String dayCount = List.of("actual/365", "actual/360", "actual/actual").get(drawn.nextInt(3));
        String text = switch (drawn.nextInt(6)) {
            case 0, 1 ->
                "{kind: interest, from: %s, annualRates: [{basisPoints: %d}, {from: \"2026-02-28\", basisPoints: %d}], dayCount: %s, rounding: %s}"
                        .formatted(from, 1 + drawn.nextInt(9_999), 1 + drawn.nextInt(9_999), dayCount, rounding);
            case 2 ->
                "{kind: daily, from: %s, basisPoints: %d, rounding: %s}"
                        .formatted(from, 1 + drawn.nextInt(500), rounding);
            case 3 -> "{kind: perDay, from: %s, amountMinor: %d}".formatted(from, 1 + drawn.nextInt(90));
            default -> "";
        };
        if (!text.isEmpty()) {
            lines.add("  accrual: " + text);
        }
    }

    private void tiers(List<String> lines) {
        switch (random.nextInt(3)) {
            case 0 -> byRate(lines, worth());
            case 1 -> {
                lines.add("    - {promise: {atMostHours: %d}, %s}".formatted(bounds[0], worth()));
                lines.add("    - {promise: {overHours: %d, atMostHours: %d}, %s}"
                        .formatted(bounds[0], bounds[1], worth()));
                lines.add("    - {promise: {overHours: %d}, %s}".formatted(bounds[1], worth()));
            }
            default -> {
                lines.add("    - {when: {presale: true}, %s}".formatted(worth()));
                lines.add(
                        "    - {promise: {atMostHours: %d}, when: {presale: false}, %s}".formatted(bounds[0], worth()));
                lines.add("    - {promise: {overHours: %d}, when: {presale: false, custom: false}, %s}"
                        .formatted(bounds[0], worth()));
            }
        }
    }

    /** Draws a bound of the merchant's rate by the text before, under which a case is worth something fixed. */
    private static void byRate(List<String> lines, String worth) {
        var drawn = new Random(7L * lines.hashCode());
        if (drawn.nextInt(3) > 0) {
            lines.add("    - " + worth);
            return;
        }
        int bound = 500 * (1 + drawn.nextInt(15));
        lines.add("    - {rate: {atMostBasisPoints: %d}, worth: {kind: fixed, amountMinor: %d}}"
                .formatted(bound, drawn.nextInt(90)));
        lines.add("    - {rate: {overBasisPoints: %d}, %s}".formatted(bound, worth));
    }

    private static void merchantRate(List<String> lines) {
        var drawn = new Random(11L * lines.hashCode());
        if (lines.getLast().contains("rate: {over")) {
            lines.add("  merchantRate: {of: %s, days: %d, leastLines: %d%s}"
                    .formatted(
                            List.of("stockouts", "cancellations", "lateShipments")
                                    .get(drawn.nextInt(3)),
                            1 + drawn.nextInt(3),
                            1 + drawn.nextInt(2),
                            drawn.nextBoolean() ? "" : ", unknownAsBasisPoints: " + 1_000 * drawn.nextInt(10)));
        }
    }

    private String worth() {
        if (random.nextInt(3) == 0) {
            gives = true;
            return "worth: {kind: fixed, amountMinor: %d}".formatted(1 + random.nextInt(900));
        }
        int rate = 50 + random.nextInt(3_500);
        int floor = random.nextInt(3) == 0 ? 0 : random.nextInt(400);
        // A whole unit, or a multiple of the step, must lie between them.
        int cap = floor + (whole ? LARGEST_STEP : 1) + random.nextInt(2_000);
        percents = true;
        gives |= floor > 0;
        String admitted = random.nextBoolean() ? "" : ", admittedRateBasisPoints: " + random.nextInt(rate + 1);
        return "worth: {kind: percent, rateBasisPoints: %d, floorMinor: %d, capMinor: %d%s}"
                .formatted(rate, floor, cap, admitted);
    }

    private void caps(List<String> lines) {
        switch (random.nextInt(4)) {
            case 0 -> lines.add("  caps: [{scope: order, amountMinor: %d}]".formatted(100 + random.nextInt(900)));
            case 1 ->
                lines.add(
                        "  caps: [{scope: buyerMerchantDay, amountMinor: %d}]".formatted(100 + random.nextInt(1_500)));
            case 2 ->
                lines.add("  caps: [{scope: order, amountMinor: %d}, {scope: buyerMerchantDay, amountMinor: %d}]"
                        .formatted(100 + random.nextInt(900), 100 + random.nextInt(1_500)));
            default -> {}
        }
    }

    private String pick(String... among) {
        return among[random.nextInt(among.length)];
    }
}
