package dev.makegood.stockout.assessment;

import dev.makegood.command.Actor;
import dev.makegood.command.Outcome;
import dev.makegood.policy.publication.Policies;
import dev.makegood.stockout.Case;
import dev.makegood.stockout.CaseId;
import dev.makegood.stockout.Cases;
import dev.makegood.stockout.Circumstances;
import dev.makegood.stockout.Refunding;
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

/**
 * Lets the operator uphold a buyer's complaint, without which some versions owe nothing. The case then takes the rest
 * of its caps.
 */
public final class UpholdComplaint {
    private static final String ROW = "COMPLAINT";

    private static final RowType<Upheld> ROWS =
            new RowType<>(Upheld.class, row -> key(row.told().caseId(), row.tranches()));

    private final Database database;
    private final Cases cases;
    private final Policies policies;
    private final Reassessing reassessing;

    public UpholdComplaint(Database database, Refunding refunding) {
        this.database = database;
        cases = new Cases(database);
        policies = new Policies(database);
        reassessing = new Reassessing(database, refunding);
    }

    /**
     * Holds the operator's statement.
     *
     * @param evidence the proof, or where it is stored
     */
    public record UpholdCommand(CaseId caseId, String evidence) {}

    /**
     * Holds a finding as recorded.
     *
     * @param tranches how many of the case's first tranches it covers
     * @param by who found it
     */
    public record Upheld(UpholdCommand told, int tranches, Actor by, Instant at) {}

    /**
     * Upholds a complaint for the present tranches; another can be upheld for later ones. The same finding again gets
     * the same answer, whoever sends it.
     */
    public Outcome<Case> uphold(UpholdCommand finding, Actor by, Instant now) {
        return database.decide(() -> cases.find(finding.caseId())
                .map(stored -> decide(stored, finding, by, now))
                .orElse(Decision.answer(new Outcome.NotFound<>())));
    }

    private Decision<Outcome<Case>> decide(Stored<Case> stored, UpholdCommand finding, Actor by, Instant now) {
        Case c = stored.value();
        List<Upheld> before = ofCase(database, finding.caseId());
        boolean same = before.stream().anyMatch(found -> found.told().equals(finding));
        boolean covered = c.covered().complained() == c.tranches().size();
        if (!before.isEmpty() && (same || covered)) {
            return Decision.answer(
                    same
                            ? new Outcome.Repeated<>(c)
                            : Outcome.again(before.getLast().told(), finding, c));
        }
        if (!policies.get(c.policy()).compensation().requires().contains(Circumstances.COMPLAINT_UPHELD)) {
            return Decision.answer(new Outcome.Refused<>("upheld", "has no effect under " + c.policy()));
        }
        var reassessed = reassessing.reassess(stored, c.complainedAbout(), Why.COMPLAINT, now);
        var writes = new ArrayList<Write>(reassessed.writes());
        writes.add(ROWS.create(new Upheld(finding, c.tranches().size(), by, now)));
        return new Decision<>(new Outcome.Created<>(reassessed.theCase()), writes);
    }

    /** Returns the findings about a case, in order. */
    public static List<Upheld> ofCase(Database database, CaseId id) {
        var query = Query.table(Table.CASES, id.toString(), Query.Range.under(ROW), Query.MAX_LIMIT);
        return database.all(query).stream().map(row -> ROWS.read(row).value()).toList();
    }

    private static Key key(CaseId id, int tranches) {
        return new Key(Table.CASES, id.toString(), KeyText.join(ROW, "%04d".formatted(tranches)));
    }
}
