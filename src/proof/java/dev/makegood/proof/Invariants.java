package dev.makegood.proof;

import dev.makegood.inventory.StockPosition;
import dev.makegood.order.LineRef;
import dev.makegood.order.OrderFunds;
import dev.makegood.order.OrderLine;
import dev.makegood.order.Shares;
import dev.makegood.reconciliation.Reconcile;
import dev.makegood.refund.Advance;
import dev.makegood.refund.Choice;
import dev.makegood.refund.PaymentKey;
import dev.makegood.refund.Refund;
import dev.makegood.refund.RefundState;
import dev.makegood.refund.external.ExternalRefund;
import dev.makegood.refund.settlement.UnexpectedEvent;
import dev.makegood.stockout.Case;
import dev.makegood.stockout.CaseId;
import dev.makegood.storage.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.joda.money.Money;

/** Checks a settled history: the rules of the books, and that the gateway and the callers agree with them. */
final class Invariants {
    static final List<String> ALL = List.of(
            "the nightly reconcile finds nothing",
            "the gateway paid what the settled refunds say, each once, had back what came back, and nothing else",
            "what the platform advanced for a merchant's refund was taken back from that merchant, and the books say so",
            "what an operator paid by hand and the gateway paid too is shown to an operator, and nothing else is",
            "the gateway paid no order more than was paid for it, and no payment of it back more than its total",
            "every unit is shipped, refunded or replaced, none is refunded twice, and each for what was paid for it",
            "no unit is refunded here and elsewhere, unless an operator was told that it may be paid twice",
            "buyers were told of every refund that was settled and every coupon that was issued, and of no other",
            "operators were called for every refund that was given up",
            "a refund is given up only after twelve attempts over six hours, after 15 days at the bank, or when it came"
                    + " back three times",
            "of each ruling and each answer whoever waits for it was told, and of no other; an operator was reminded of"
                    + " what was not decided in time",
            "a case gave what it is worth, and no stock is kept for lines that are closed",
            "each case is worth what the oracle says, which reads the published text, and no buyer has more than it"
                    + " ever gave",
            "all cases of a merchant's day have one count of its lines, which is that of the orders",
            "an order of which nothing ships is refunded all that was paid, and otherwise its lines and what the text gives"
                    + " of its parts",
            "within a scope cases together get no more than its cap, and none lacks what the cap has left",
            "what both sides agreed on was given",
            "a merchant is debited for its own cases, out of the purses that the text names, in turn, and the platform"
                    + " only advances what they lack",
            "what a merchant owes the platform is at most what policies give it to give, and the limit of its text"
                    + " beyond that",
            "the platform's own money moves by expiry, reimbursement, and what the gateway pays beside a payment by"
                    + " hand, only",
            "a coupon is its case's buyer's, in the text's form and for the text's years",
            "no worker claims a refund while another one's claim lasts, or records anything but a payment after it"
                    + " lost its own",
            "a refund is settled by its deadline, or it is on its way and its buyer was told, or an operator was"
                    + " called",
            "a refund is due by the instant that was told last",
            "each sum that was told was paid or taken back",
            "no coupon has paid for an order that has not come after 30 days",
            "while a brake is on nothing is sent or issued for what it holds back, and nothing is refunded for what was"
                    + " taken back",
            "no count makes an order short before the date of the presale in which its goods were sold",
            "each case can be explained, what people said about its cause is kept, nobody is flagged for what did not happen,"
                    + " and neither changes anything else",
            "nothing is left of what an erased buyer wrote, and what is due to the buyer is done",
            "what left the orders' table is in the archive as it was, all of an order or nothing, and counted there",
            "each line is counted in its stock position once, by its record or, if that was lost, by the search after a day",
            "what was accepted is there: told again it is the same, times included, or said to pay no more, and nothing is written",
            "nothing unexpected was thrown, and everything due was done");

    /** The longest time until a line is found whose record was lost: a day, a round, and half a day of settling. */
    private static final Duration FOUND = Duration.ofHours(48);

    private final HistoryState history;
    private final Rows.Typed rows;
    private final ExpectedCompensation ruled;
    private final List<String> violations = new ArrayList<>();

    private Invariants(HistoryState history) {
        this.history = history;
        rows = new Rows.Typed(Stream.concat(Rows.all(history.scanner).stream(), history.archivedRows().stream())
                .toList());
        ruled = new ExpectedCompensation(history, rows);
        violations.addAll(history.problems);
        violations.addAll(history.gateway.problems);
    }

    static List<String> violations(HistoryState history) {
        var invariants = new Invariants(history);
        invariants.books();
        invariants.gateway();
        history.advances.ifPresent(invariants::advances);
        invariants.unexpected();
        invariants.units();
        invariants.inTime();
        invariants.casesAndStock();
        new UnitsOnce(invariants.rows, invariants.violations::add).check();
        new ToldTruly(invariants.rows, invariants.violations::add).check(history.delivered);
        new DeadlinesTold(invariants.rows, invariants.violations::add).check();
        new SumsTold(invariants.rows, invariants.violations::add).check();
        new BrakesKept(invariants.violations::add).check(history.journal);
        new RedemptionsEnded(invariants.rows, invariants.violations::add).check(history.turns.clock.instant());
        new ShownByRows(invariants.rows, invariants.violations::add)
                .check(history.journal, history.turns.clock.instant());
        new UrgesKept(invariants.rows, invariants.violations::add).check(history.turns.clock.instant());
        new FurtherPeriodsKept(invariants.rows, invariants.violations::add).check(history.turns.clock.instant());
        new DelaysKept(invariants.rows, invariants.violations::add).check(history.turns.clock.instant());
        new PresalesKept(invariants.rows, invariants.violations::add).check(history.journal);
        new FlagsTrue(history, invariants.rows, invariants.violations::add).check();
        if (history.archive.isPresent()) {
            new ArchiveKept(history, invariants.violations::add).check();
        }
        new BuyersErased(invariants.rows, invariants.violations::add).check();
        var ruled = invariants.ruled;
        new WorthAsRuled(ruled, invariants.rows, invariants.violations::add).check();
        new PartsAsRuled(history, invariants.rows, invariants.violations::add).check();
        new RatesKept(ruled, invariants.violations::add).check(history.journal);
        new MoneyExplained(ruled, invariants.rows, invariants.violations::add).check();
        new CouponsKept(history, ruled, invariants.rows, invariants.violations::add).check();
        invariants.accepted();
        return invariants.violations;
    }

    private void books() {
        var result =
                new Reconcile(history.database, history.scanner).runOnce(history.turns.clock.instant(), Duration.ZERO);
        result.differences().forEach(difference -> violations.add("reconcile: " + difference));
        result.deferred().forEach(difference -> violations.add("reconcile, deferred: " + difference));
    }

    private void gateway() {
        var expected = new TreeMap<String, Money>();
        var back = new TreeMap<String, Money>();
        var changed = new TreeSet<String>();
        rows.of(Refund.class, Table.CASES, "REFUND~").forEach(refund -> {
            if (UnitsOnce.changedAfterItCameBack(refund)) {
                changed.add(refund.refundId().toString());
            } else if (refund.split().cash().isPositive()) {
                paymentsOf(refund, expected, back);
            }
        });
        compare("the gateway's books", expected, amounts(history.gateway.books, changed));
        compare("what came back to the gateway", back, amounts(history.gateway.returned, changed));
        Map<String, Long> byOrder = history.gateway.books.values().stream()
                .collect(Collectors.groupingBy(
                        WitnessGateway.Paid::orderId,
                        Collectors.summingLong(entry -> entry.amount().getAmountMinorLong())));
        byOrder.forEach((order, minor) -> {
            long paid = history.journal.orders.get(order).paid().getAmountMinorLong();
            if (minor > paid) {
                violations.add(order + " was paid back " + minor + " of " + paid);
            }
        });
        history.gateway.books.values().stream()
                .filter(entry -> entry.from().isPresent())
                .collect(Collectors.groupingBy(
                        entry -> entry.from().get(),
                        Collectors.summingLong(entry -> entry.amount().getAmountMinorLong())))
                .forEach((payment, minor) -> {
                    if (minor > payment.total().getAmountMinorLong()) {
                        violations.add(payment + " was paid back with " + minor);
                    }
                });
    }

    /** Checks that exactly what the gateway says that the platform advanced was taken back from the merchants. */
    private void advances(WitnessAdvances witness) {
        var owed = new TreeMap<String, Money>();
        history.gateway.books.forEach((key, paid) -> owed.put("gw-" + key, paid.amount()));
        var taken = new TreeMap<String, Money>();
        witness.taken.forEach((reference, advanced) -> taken.put(reference, advanced.amount()));
        compare("what was taken back from merchants", owed, taken);
        rows.of(Advance.class, Table.CASES, "ADVANCE~").stream()
                .filter(advance -> advance.state() != Advance.State.RETURNED)
                .forEach(advance -> violations.add(advance.refundId() + " was advanced and is " + advance.state()));
    }

    private static Map<String, Money> amounts(Map<String, WitnessGateway.Paid> books, Set<String> without) {
        var amounts = new TreeMap<String, Money>();
        books.forEach((key, entry) -> amounts.put(key, entry.amount()));
        amounts.keySet().removeIf(key -> without.stream().anyMatch(refund -> isOf(key, refund)));
        return amounts;
    }

    private static boolean isOf(String key, String refund) {
        return key.equals(refund) || key.startsWith(refund + "~");
    }

    /**
     * Collects the gateway's payments for a refund, also in addition to a payment by hand, and those that came back.
     */
    private static void paymentsOf(Refund refund, Map<String, Money> paid, Map<String, Money> back) {
        Money cash = refund.split().cash();
        if (refund.state() instanceof RefundState.Settled) {
            paid.put(refund.key().toString(), cash);
        }
        refund.payments().surplus().forEach(one -> {
            String key = new PaymentKey(refund.refundId(), one.number()).toString();
            if (one.countedAt().isEmpty()) {
                (one.returnedAt().isPresent() ? back : paid).put(key, cash);
            }
        });
        refund.payments()
                .returned()
                .forEach(one -> back.put(new PaymentKey(refund.refundId(), one.number()).toString(), cash));
    }

    /**
     * Checks that the gateway's only impossible statements are payments of refunds that an operator had paid, unless
     * they had come back before we knew of them.
     */
    private void unexpected() {
        var twice = new TreeSet<String>();
        rows.of(Refund.class, Table.CASES, "REFUND~")
                .forEach(refund -> refund.payments().surplus().forEach(one -> {
                    String key = new PaymentKey(refund.refundId(), one.number()).toString();
                    if (!one.reference().equals(key)) {
                        twice.add(key);
                    }
                }));
        var kept = new TreeSet<String>();
        rows.of(UnexpectedEvent.class, Table.CASES, "EVENT~").forEach(event -> kept.add(event.key()));
        compare("what operators are shown of the gateway", twice, kept);
    }

    private void units() {
        Map<String, List<Refund>> refunds = rows.of(Refund.class, Table.CASES, "REFUND~").stream()
                .filter(refund -> !BrakesKept.isTakenBack(refund))
                .collect(Collectors.groupingBy(refund -> line(refund.refundId().caseId())));
        Map<String, OrderFunds> funds = rows.of(OrderFunds.class, Table.ORDERS, "FUNDS").stream()
                .collect(Collectors.toMap(OrderFunds::orderId, one -> one));
        List<ExternalRefund> external = rows.of(ExternalRefund.class, Table.ORDERS, "EXTERNAL~");
        Set<String> elsewhere = external.stream().map(ExternalRefund::orderId).collect(Collectors.toSet());
        Set<String> paidTwice = external.stream()
                .filter(ExternalRefund::isPaidTwice)
                .map(ExternalRefund::orderId)
                .collect(Collectors.toSet());
        for (OrderLine line : rows.of(OrderLine.class, Table.ORDERS, "LINE~")) {
            List<Refund> back = refunds.getOrDefault(line.ref().toString(), List.of());
            compare("open units of " + line.ref(), 0, line.open());
            compare("awaited units of " + line.ref(), 0, line.units().awaited());
            // What cost nothing has no refund. What the buyer was paid twice of one line is not there for another.
            if (line.line().paid().isPositive()
                    && !paidTwice.contains(line.orderId())
                    && !replacesRefunded(line, refunds)) {
                compare(
                        "short units of " + line.ref(),
                        line.shortUnits(),
                        units(back) + line.units().honoured());
                worth(line, back, funds.get(line.orderId()), elsewhere.contains(line.orderId()));
            }
        }
    }

    /** Returns true if units that it replaces were refunded elsewhere: of these nothing is refunded here. */
    private static boolean replacesRefunded(OrderLine line, Map<String, List<Refund>> refunds) {
        return line.replaces()
                .filter(replaced -> refunds.getOrDefault(replacedLine(line, replaced), List.of()).stream()
                        .filter(Refund::isOfDifference)
                        .anyMatch(refund -> refund.excluded().elsewhere() > 0))
                .isPresent();
    }

    private static String replacedLine(OrderLine line, OrderLine.Replaced replaced) {
        return new LineRef(line.orderId(), replaced.lineId()).toString();
    }

    private static String line(CaseId id) {
        return new LineRef(id.orderId(), id.lineId()).toString();
    }

    private static int units(List<Refund> refunds) {
        return refunds.stream()
                .mapToInt(refund -> refund.units()
                        + refund.excluded().elsewhere()
                        + refund.excluded().sentAndElsewhere())
                .sum();
    }

    /**
     * Returns true if the buyer swapped: a price difference is refunded, but the units count as refunded only if it is
     * almost the whole price.
     */
    private static boolean isSwapped(Refund refund) {
        return refund.choice()
                .filter(made -> made.wanted() instanceof Choice.Swap)
                .isPresent();
    }

    /**
     * Checks that short units are refunded at the price that was paid, unless goods came instead or a redemption was
     * reversed. If units of the order were refunded elsewhere, which may be swapped ones whose price difference was
     * refunded here, it may be less: all that is left of the order.
     */
    private void worth(OrderLine line, List<Refund> back, OrderFunds funds, boolean elsewhere) {
        boolean plain = back.stream()
                        .noneMatch(refund -> refund.state() instanceof RefundState.Withdrawn
                                || refund.hasReplacement()
                                || isSwapped(refund)
                                || refund.excluded().sent() + refund.excluded().elsewhere() > 0)
                && funds.couponParts().isEmpty()
                && history.accepted.stream().noneMatch(told -> told.what().startsWith("reversal"));
        if (plain) {
            Money worth = Shares.ofUnits(
                    line.line().paid(), 0, line.shortUnits(), line.line().quantity());
            // Of an order with parts, the first transfer says what all of them are made of.
            Money refunded = back.stream()
                    .filter(refund ->
                            refund.refundId().isFirst() || funds.parts().isEmpty())
                    .map(refund -> refund.split().goods())
                    .reduce(Money.zero(worth.getCurrencyUnit()), Money::plus);
            Money expected = elsewhere ? Shares.least(worth, refunded.plus(funds.left())) : worth;
            compare("what went back for " + line.ref(), expected, refunded);
        }
    }

    /** Checks that no case has anything left to give or take back, and no stock is kept for nobody. */
    private void casesAndStock() {
        for (Case theCase : rows.of(Case.class, Table.CASES, "CASE")) {
            compare(
                    "what is still owed for " + theCase.id(),
                    true,
                    theCase.due().isZero());
            compare(
                    "what is still to be given back for " + theCase.id(),
                    true,
                    theCase.money().reimbursable().isZero());
            compare(
                    "what its merchant owes again for " + theCase.id(),
                    true,
                    theCase.money().owedAgain().isZero());
        }
        for (StockPosition position : rows.of(StockPosition.class, Table.STOCK, "POSITION")) {
            compare("units of " + position.key() + " that are kept for open lines", 0L, position.allocated());
            compare("units of " + position.key() + " that are waited for", 0L, position.awaited());
            compare("what is wrong of " + position.key(), Optional.empty(), position.wrong());
        }
        if (!history.losesRecords) {
            compare("lines that no record counted", 0, history.missed);
        }
    }

    /**
     * Checks that refunds are in time, or that an operator was told. Refunds due before the schedules ran again must be
     * in time from then on.
     */
    private void inTime() {
        Duration span = Duration.ofHours(history.setting.versions().getFirst().refundWithinHours());
        for (Refund refund : rows.of(Refund.class, Table.CASES, "REFUND~")) {
            Instant fromThen = history.settlingSince.plus(span).plus(history.losesRecords ? FOUND : Duration.ZERO);
            Instant limit =
                    refund.due().deadline().isAfter(fromThen) ? refund.due().deadline() : fromThen;
            boolean late =
                    refund.state() instanceof RefundState.Paid paid && paid.at().isAfter(limit);
            // A payment at the bank is on its way: that is not our delay, and the buyer was told.
            boolean atTheBank = refund.payments().acceptedAt().isPresent()
                    || refund.payments().returned().stream()
                            .anyMatch(one -> one.settled().isEmpty());
            if (late && refund.rounds() == 0 && !atTheBank) {
                violations.add(refund.refundId() + " came after " + limit + ": " + refund.state());
            }
        }
    }

    private void accepted() {
        List<String> before = Rows.exactly(history.scanner);
        history.turns.start("once more", () -> List.copyOf(history.accepted).forEach(this::again));
        history.turns.run();
        violations.addAll(history.turns.failures);
        compare("the rows after all was told again", before, Rows.exactly(history.scanner));
    }

    private void again(HistoryState.Accepted told) {
        Object answer = history.tell(told.what() + ", again", told.request());
        if (!new ToldAgain(rows).isRight(told.answer(), answer)) {
            violations.add(told.what() + " was accepted, and told again: " + answer);
        }
        SameAnswer.missing(told.answer(), answer)
                .ifPresent(
                        missing -> violations.add(told.what() + " is answered otherwise the second time: " + missing));
    }

    private void compare(String what, Object expected, Object found) {
        if (!expected.equals(found)) {
            violations.add(what + ": " + found + " instead of " + expected);
        }
    }
}
