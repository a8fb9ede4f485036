package dev.makegood.stockout.detection;

import dev.makegood.inventory.Stock;
import dev.makegood.order.FundsRows;
import dev.makegood.order.LineRef;
import dev.makegood.order.OrderLine;
import dev.makegood.order.Orders;
import dev.makegood.policy.PolicyVersion;
import dev.makegood.policy.Violation;
import dev.makegood.policy.publication.Policies;
import dev.makegood.stockout.CaseId;
import dev.makegood.stockout.Cases;
import dev.makegood.stockout.assessment.Assessing;
import dev.makegood.storage.Database;
import dev.makegood.storage.Key;
import dev.makegood.storage.Stored;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads the rows that decisions about several lines need, with two requests, for a view that keeps what was read. */
final class LineRows {
    private final Database view;
    private final Violation violation;
    private final Instant now;
    private final Orders orders;
    private final Cases cases;
    private final Policies policies;

    LineRows(Database view, Violation violation, Instant now) {
        this.view = view;
        this.violation = violation;
        this.now = now;
        orders = new Orders(view);
        cases = new Cases(view);
        policies = new Policies(view);
    }

    /**
     * Reads the rows of these lines. The positions come last, since orders change them all the time.
     *
     * @param more rows that are needed too
     */
    void read(List<LineRef> lines, List<Key> more) {
        view.findAll(lines.stream().flatMap(this::known).distinct().toList());
        Stream<Key> further = lines.stream()
                .flatMap(ref -> orders.findLine(ref).stream())
                .map(Stored::value)
                .flatMap(this::further);
        view.findAll(Stream.concat(more.stream(), further).distinct().toList());
    }

    private Stream<Key> known(LineRef line) {
        return Stream.of(Orders.key(line), FundsRows.key(line.orderId()), Cases.key(caseId(line)));
    }

    private Stream<Key> further(OrderLine line) {
        Stream<Key> assessed = policy(line).stream().flatMap(policy -> Assessing.rows(line, policy, now).stream());
        return violation == Violation.STOCKOUT
                ? Stream.concat(assessed, Stream.of(Stock.key(line.stockKey())))
                : assessed;
    }

    private Optional<PolicyVersion> policy(OrderLine line) {
        var domain = new PolicyVersion.Domain(
                line.platform(), violation, line.line().paid().getCurrencyUnit());
        return cases.find(caseId(line.ref()))
                .map(stored -> policies.get(stored.value().policy()))
                .or(() -> policies.inForce(domain, now));
    }

    private CaseId caseId(LineRef line) {
        return new CaseId(line.orderId(), line.lineId(), violation);
    }
}
