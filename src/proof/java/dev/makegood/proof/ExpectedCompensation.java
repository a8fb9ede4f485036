package dev.makegood.proof;

import dev.makegood.cancellation.Cancellation.Side;
import dev.makegood.oracle.DrawnRules;
import dev.makegood.oracle.Line;
import dev.makegood.oracle.Oracle;
import dev.makegood.oracle.Part;
import dev.makegood.oracle.Rules;
import dev.makegood.oracle.Sum;
import dev.makegood.order.LineRef;
import dev.makegood.order.OrderLine;
import dev.makegood.order.OrderPart;
import dev.makegood.order.PaidOrder;
import dev.makegood.policy.MerchantLines;
import dev.makegood.policy.Violation;
import dev.makegood.stockout.Case;
import dev.makegood.storage.Table;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Computes the worth of each case of a history, from the reports and the published text. */
final class ExpectedCompensation {
    private final HistoryState history;
    private final ReportedShortfalls happened;
    private final Map<LineRef, OrderLine> lines;
    private final RefundsPaid repaid;
    final Map<String, Case> cases;

    ExpectedCompensation(HistoryState history, Rows.Typed rows) {
        this.history = history;
        happened = new ReportedShortfalls(history.journal);
        lines = rows.of(OrderLine.class, Table.ORDERS, "LINE~").stream()
                .collect(Collectors.toMap(OrderLine::ref, line -> line));
        repaid = new RefundsPaid(rows, this::rules);
        cases = rows.of(Case.class, Table.CASES, "CASE").stream()
                .collect(Collectors.toMap(one -> one.id().toString(), one -> one));
    }

    Rules rules(Case c) {
        return history.setting.rules(c.policy());
    }

    static LineRef ref(Case c) {
        return new LineRef(c.id().orderId(), c.id().lineId());
    }

    /** Returns true if a late shipment may lower the worth of a stockout that was compensated before. */
    boolean topsUpLateShipments() {
        return history.setting.versions().size() > 1
                && history.setting.versions().stream().anyMatch(Rules::topsUp);
    }

    ReportedShortfalls happened() {
        return happened;
    }

    /** Returns the worth of a case, given the recorded use of the caps by other cases. */
    Sum worth(Case c) {
        return Oracle.worth(rules(c), line(c).using(used(c)), parts(c));
    }

    /** Returns the highest worth that it may ever have had: without caps, and without anything that reduces it. */
    Sum most(Case c) {
        return Oracle.worth(rules(c), without(line(c), 0), uncut(c));
    }

    long uncapped(Case c) {
        return Oracle.uncapped(rules(c), line(c), parts(c));
    }

    /** Returns the highest worth that a stockout may ever have had after this much was owed for its late shipment. */
    long mostAfter(Case c, Case late, long owed) {
        List<Part> all = uncut(c);
        return IntStream.rangeClosed(1, all.size())
                .mapToLong(n -> {
                    long counted = isBefore(late, n) ? 0 : share(c, late, owed, n);
                    return Oracle.worth(rules(c), without(line(c), counted), all.subList(0, n))
                            .all();
                })
                .max()
                .orElse(0);
    }

    /** Returns true if the first growths of a stockout were there before the line was found late, maybe at that instant. */
    private boolean isBefore(Case late, int growths) {
        int units = happened.of(ref(late)).stream()
                .limit(growths)
                .mapToInt(ReportedShortfalls.Grown::units)
                .sum();
        return units <= happened.shortWhenLate(ref(late));
    }

    private List<Part> uncut(Case c) {
        return parts(c).stream()
                .map(part -> new Part(part.paid(), 0, part.admittedAt(), part.agreed(), false, true, part.repaid()))
                .toList();
    }

    private static Line without(Line line, long late) {
        return new Line(
                line.decimals(),
                line.paidAt(),
                line.promisedShipAt(),
                line.attributes(),
                late,
                0,
                Map.of(),
                line.promise(),
                line.lines());
    }

    private static Map<String, Long> used(Case c) {
        var used = new HashMap<String, Long>();
        c.facts().used().forEach((scope, amount) -> used.put(scope.id(), amount.getAmountMinorLong()));
        return used;
    }

    private Line line(Case c) {
        OrderLine line = lines.get(ref(c));
        var attributes = new HashSet<>(line.line().attributes());
        attributes.addAll(happened.attributes(ref(c), c.id().violation()));
        boolean stockout = c.id().violation() == Violation.STOCKOUT;
        return new Line(
                DrawnRules.DECIMALS.get(history.setting.currency().getCode()),
                Optional.of(line.paidAt()),
                Optional.of(line.line().promisedShipAt()),
                attributes,
                stockout ? late(c) : 0,
                0,
                Map.of(),
                stockout ? Optional.ofNullable(history.setting.promises().get(c.merchantId())) : Optional.empty(),
                c.facts().merchantLines().map(ExpectedCompensation::lines));
    }

    private static Line.Lines lines(MerchantLines counted) {
        var wrong = new HashMap<String, Long>();
        counted.counted().forEach((of, count) -> wrong.put(of.id(), count));
        return new Line.Lines(counted.days(), counted.paid(), wrong);
    }

    /** Returns the share of a late shipment for units that became short after it and for which something is owed. */
    private long late(Case c) {
        Case late = cases.get(c.id().of(Violation.LATE_SHIPMENT).toString());
        if (late == null) {
            return 0;
        }
        long given = Math.max(
                late.settlement().given().getAmountMinorLong(),
                late.assessment().amount().getAmountMinorLong());
        return share(c, late, given, Integer.MAX_VALUE);
    }

    /** Returns the share of a sum for a late shipment that is for these units of the first growths. */
    private long share(Case c, Case late, long given, int growths) {
        List<ReportedShortfalls.Grown> grown = happened.of(ref(c));
        List<Part> parts = parts(c);
        int both = IntStream.range(0, Math.min(growths, grown.size()))
                .filter(n -> !grown.get(n).at().isBefore(late.establishedAt()))
                .filter(n -> Oracle.counts(rules(c), parts.get(n)))
                .map(n -> grown.get(n).units())
                .sum();
        return BigInteger.valueOf(given)
                .multiply(BigInteger.valueOf(Math.min(both, late.units())))
                .divide(BigInteger.valueOf(late.units()))
                .longValueExact();
    }

    /** Returns the units grouped by when they became short together; a late shipment covers all of them at once. */
    List<Part> parts(Case c) {
        OrderLine line = lines.get(ref(c));
        if (c.id().violation() == Violation.LATE_SHIPMENT) {
            // The late units come after those that were short by then.
            int from = happened.shortWhenLate(ref(c));
            long paid = share(line, from, from + c.units());
            return List.of(new Part(paid, discount(c, paid), Optional.empty(), Optional.empty(), isExempt(c)));
        }
        var parts = new ArrayList<Part>();
        int units = 0;
        for (ReportedShortfalls.Grown grown : happened.of(ref(c))) {
            parts.add(new Part(
                    grown.paid(),
                    discount(c, grown.paid()),
                    grown.admittedAt(),
                    grown.agreed().map(agreed -> new Part.Agreed("c-1", owed(c, agreed), agreed.minor())),
                    grown.exempt() || happened.isAfterComplaint(ref(c), parts.size()),
                    !grown.exempt(),
                    repaid.of(c, units, units + grown.units())));
            units += grown.units();
        }
        return parts;
    }

    /** Returns the share of units of this price in the discounts of their order, each rounded down. */
    private long discount(Case c, long paid) {
        PaidOrder order = history.journal.orders.get(c.id().orderId());
        long sum = 0;
        for (OrderPart part : order.parts()) {
            long lines = order.lines().stream()
                    .filter(line -> part.merchantId().isEmpty()
                            || part.merchantId().get().equals(line.merchantId()))
                    .mapToLong(line -> line.paid().getAmountMinorLong())
                    .sum();
            boolean its = part.merchantId().isEmpty() || part.merchantId().get().equals(c.merchantId());
            if (part.part().id().equals("discount") && its && lines > 0) {
                sum += -part.amount().getAmountMinorLong() * paid / lines;
            }
        }
        return Math.min(sum, paid);
    }

    private static boolean isExempt(Case c) {
        return c.facts().exemption().isPresent();
    }

    private boolean owed(Case c, ReportedShortfalls.Agreed agreed) {
        return agreed.before() || rules(c).owedIfProposedBy(agreed.by() == Side.MERCHANT);
    }

    /** Returns the price of a range of units: the first ones are rounded down, and together they are exact. */
    private static long share(OrderLine line, int from, int to) {
        BigInteger paid = BigInteger.valueOf(line.line().paid().getAmountMinorLong());
        BigInteger all = BigInteger.valueOf(line.line().quantity());
        return paid.multiply(BigInteger.valueOf(to))
                .divide(all)
                .subtract(paid.multiply(BigInteger.valueOf(from)).divide(all))
                .longValueExact();
    }

    /** Returns the day of an instant in the zone of a case's text. */
    String day(Case c, Instant instant) {
        return instant.atZone(java.time.ZoneId.of(rules(c).text("zone")))
                .toLocalDate()
                .toString();
    }
}
