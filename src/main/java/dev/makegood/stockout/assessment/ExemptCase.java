package dev.makegood.stockout.assessment;

import dev.makegood.command.Actor;
import dev.makegood.command.ClockSkew;
import dev.makegood.command.Outcome;
import dev.makegood.command.Refusal;
import dev.makegood.order.LineRef;
import dev.makegood.order.OrderLine;
import dev.makegood.order.Orders;
import dev.makegood.policy.Exemption;
import dev.makegood.policy.publication.Policies;
import dev.makegood.stockout.Case;
import dev.makegood.stockout.CaseId;
import dev.makegood.stockout.Cases;
import dev.makegood.stockout.Refunding;
import dev.makegood.stockout.Tranche;
import dev.makegood.stockout.Why;
import dev.makegood.storage.Database;
import dev.makegood.storage.Decision;
import dev.makegood.storage.Key;
import dev.makegood.storage.KeyText;
import dev.makegood.storage.Query;
import dev.makegood.storage.RowType;
import dev.makegood.storage.Stored;
import dev.makegood.storage.Table;
import dev.makegood.storage.Write;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Lets the operator rule, with evidence, that no compensation is owed for a case. Its refund is never withheld, and the
 * buyer keeps an issued coupon at the platform's expense.
 */
public final class ExemptCase {
    private static final String ROW = "EXEMPTION";

    private static final RowType<Exempted> ROWS =
            new RowType<>(Exempted.class, row -> key(row.told().caseId(), row.tranches()));

    private final Database database;
    private final Cases cases;
    private final Orders orders;
    private final Policies policies;
    private final Reassessing reassessing;

    public ExemptCase(Database database, Refunding refunding) {
        this.database = database;
        cases = new Cases(database);
        orders = new Orders(database);
        policies = new Policies(database);
        reassessing = new Reassessing(database, refunding);
    }

    /**
     * Holds the operator's finding.
     *
     * @param reportedAt when the merchant reported it
     * @param evidence the proof, or where it is stored
     */
    public record ExemptCommand(CaseId caseId, Exemption ground, Instant reportedAt, String evidence) {}

    /**
     * Holds a finding as recorded.
     *
     * @param tranches how many of the case's first tranches it covers
     * @param by who found it
     */
    public record Exempted(ExemptCommand told, int tranches, Actor by, Instant at) {}

    /**
     * Exempts the present tranches; later ones can be exempted separately. The same finding again gets the same answer,
     * whoever sends it.
     */
    public Outcome<Case> exempt(ExemptCommand finding, Actor by, Instant now) {
        return database.decide(() -> cases.find(finding.caseId())
                .map(stored -> decide(stored, finding, by, now))
                .orElse(Decision.answer(new Outcome.NotFound<>())));
    }

    private Decision<Outcome<Case>> decide(Stored<Case> stored, ExemptCommand finding, Actor by, Instant now) {
        Case c = stored.value();
        List<Exempted> before = ofCase(database, finding.caseId());
        boolean same = before.stream().anyMatch(found -> found.told().equals(finding));
        boolean covered = c.tranches().stream().allMatch(Tranche::exempt);
        if (!before.isEmpty() && (same || covered)) {
            return Decision.answer(
                    same
                            ? new Outcome.Repeated<>(c)
                            : Outcome.again(before.getLast().told(), finding, c));
        }
        CaseId id = finding.caseId();
        Stored<OrderLine> line = orders.getLine(new LineRef(id.orderId(), id.lineId()));
        Optional<Outcome<Case>> refusal = refusal(c, line.value().shipBy(), finding, now);
        if (refusal.isPresent()) {
            return Decision.answer(refusal.get());
        }
        Case exempt = c.exempt(c.tranches().size(), finding.ground());
        var reassessed = reassessing.reassess(stored, exempt, Why.EXEMPTION, now);
        var writes = new ArrayList<Write>(reassessed.writes());
        writes.add(orders.check(line));
        writes.add(ROWS.create(new Exempted(finding, c.tranches().size(), by, now)));
        return new Decision<>(new Outcome.Created<>(reassessed.theCase()), writes);
    }

    private Optional<Outcome<Case>> refusal(Case c, Instant shipBy, ExemptCommand finding, Instant now) {
        if (!policies.get(c.policy()).exemptions().contains(finding.ground())) {
            return refused(Refusal.STATE, "ground", "is not an exemption of " + c.policy());
        }
        if (ClockSkew.isYetToCome(finding.reportedAt(), now)) {
            return refused(Refusal.VALUE, "reportedAt", "is in the future");
        }
        // A line is still in time exactly at its ship time, so a report at that instant precedes the delay.
        return finding.ground() == Exemption.FORCE_MAJEURE
                        && finding.reportedAt().isAfter(shipBy)
                ? refused(Refusal.VALUE, "reportedAt", "must be at or before the ship time, " + shipBy)
                : Optional.empty();
    }

    private static Optional<Outcome<Case>> refused(Refusal by, String field, String reason) {
        return Optional.of(new Outcome.Refused<>(by, field, reason));
    }

    /** Returns the findings about a case, in order. */
    public static List<Exempted> ofCase(Database database, CaseId id) {
        var query = Query.table(Table.CASES, id.toString(), Query.Range.under(ROW), Query.MAX_LIMIT);
        return database.all(query).stream().map(row -> ROWS.read(row).value()).toList();
    }

    private static Key key(CaseId id, int tranches) {
        return new Key(Table.CASES, id.toString(), KeyText.join(ROW, "%04d".formatted(tranches)));
    }
}
