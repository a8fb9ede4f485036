package dev.makegood.proof;

import dev.makegood.order.OrderLine;
import dev.makegood.refund.Refund;
import dev.makegood.refund.RefundState;
import dev.makegood.refund.external.ExternalRefund;
import dev.makegood.storage.Table;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Checks that no unit is refunded here and elsewhere unless an operator was told that it may be paid twice. Counts the
 * units of each line of the original order, with those of the lines that replace them.
 */
final class UnitsOnce {
    private final Map<String, OrderLine> lines;
    private final Rows.Typed rows;
    private final Consumer<String> violations;

    UnitsOnce(Rows.Typed rows, Consumer<String> violations) {
        this.rows = rows;
        this.violations = violations;
        lines = rows.of(OrderLine.class, Table.ORDERS, "LINE~").stream()
                .collect(
                        Collectors.toMap(line -> key(line.orderId(), line.line().lineId()), Function.identity()));
    }

    void check() {
        Map<String, List<Refund>> here = rows.of(Refund.class, Table.CASES, "REFUND~").stream()
                .filter(UnitsOnce::refundsWholeUnits)
                .collect(Collectors.groupingBy(refund -> original(
                        refund.refundId().caseId().orderId(),
                        refund.refundId().caseId().lineId())));
        rows.of(ExternalRefund.class, Table.ORDERS, "EXTERNAL~").stream()
                .collect(Collectors.groupingBy(external ->
                        original(external.orderId(), external.told().line().lineId())))
                .forEach((line, elsewhere) -> check(line, here.getOrDefault(line, List.of()), elsewhere));
    }

    private void check(String line, List<Refund> here, List<ExternalRefund> elsewhere) {
        int refunded = here.stream().mapToInt(Refund::units).sum();
        int told = elsewhere.stream().mapToInt(one -> one.told().units()).sum();
        int twice = elsewhere.stream().mapToInt(one -> one.outcome().twice()).sum();
        int ordered = lines.get(line).line().quantity();
        if (refunded + told > ordered + twice) {
            violations.accept("of " + ordered + " units of " + line + " " + refunded + " were refunded here and " + told
                    + " elsewhere, and an operator was told of " + twice);
        }
    }

    /** Returns true unless only the price difference of swapped units was refunded. */
    private static boolean refundsWholeUnits(Refund refund) {
        return refund.state() instanceof RefundState.Paid && !refund.isOfDifference();
    }

    /** Returns true if the amounts of its first payments are on no row, since it was stopped in part after they came back. */
    static boolean changedAfterItCameBack(Refund refund) {
        return refund.excluded().elsewhere() > 0
                && !refund.payments().returned().isEmpty();
    }

    private String original(String orderId, String lineId) {
        OrderLine line = lines.get(key(orderId, lineId));
        return line.replaces()
                .map(replaced -> original(orderId, replaced.lineId()))
                .orElseGet(() -> key(orderId, lineId));
    }

    private static String key(String orderId, String lineId) {
        return orderId + "/" + lineId;
    }
}
