package dev.makegood.brake;

import dev.makegood.furtherperiod.ReopenPeriod;
import dev.makegood.inventory.Stock;
import dev.makegood.notice.Notices;
import dev.makegood.order.FundsRows;
import dev.makegood.order.LineRef;
import dev.makegood.order.OrderFunds;
import dev.makegood.order.OrderLine;
import dev.makegood.order.Orders;
import dev.makegood.refund.Refunds;
import dev.makegood.stockout.Case;
import dev.makegood.stockout.CaseId;
import dev.makegood.stockout.Cases;
import dev.makegood.stockout.Compensation;
import dev.makegood.stockout.Why;
import dev.makegood.stockout.assessment.Reassessing;
import dev.makegood.stockout.stranding.Brake;
import dev.makegood.stockout.stranding.Stranding;
import dev.makegood.stockout.stranding.Strandings;
import dev.makegood.storage.Database;
import dev.makegood.storage.Decision;
import dev.makegood.storage.Stored;
import dev.makegood.storage.Write;
import dev.makegood.urge.ReopenUrges;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Takes back the units of one order line that a withdrawn act stranded: nothing is refunded or owed for them, and they
 * are open again. If the buyer was already paid, if a refund has drawn on several payments or made another one smaller,
 * or if anybody has decided about the line (the buyer by a choice, both sides by an agreement, a person by upholding a
 * claim), the line stays as it is and its payments go out.
 */
final class TakeBack {
    private final Database database;
    private final Strandings strandings;
    private final Cases cases;
    private final Refunds refunds;
    private final Orders orders;
    private final FundsRows fundsRows;
    private final Stock stock;
    private final Notices notices;
    private final ReopenUrges reopenUrges;
    private final ReopenPeriod reopenPeriod;

    TakeBack(Database database) {
        this.database = database;
        strandings = new Strandings(database);
        cases = new Cases(database);
        refunds = new Refunds(database);
        orders = new Orders(database);
        fundsRows = new FundsRows(database);
        stock = new Stock(database);
        notices = new Notices(database);
        reopenUrges = new ReopenUrges(database);
        reopenPeriod = new ReopenPeriod(database);
    }

    /** Takes a line back or keeps it. Has no effect the second time. */
    void line(Strandings.Line line, Instant now) {
        database.decide(() -> strandings
                .find(line)
                .filter(found -> found.value().takenBack().isEmpty())
                .map(found -> decide(found, now))
                .orElse(Decision.answer(false)));
    }

    private Decision<Boolean> decide(Stored<Strandings.Line> line, Instant now) {
        Stored<Stranding> act = strandings.get(line.value().strandingId());
        if (!(act.value().brake() instanceof Brake.Withdrawn withdrawn)) {
            return Decision.answer(false);
        }
        Stored<Case> theCase = cases.get(line.value().caseId());
        CaseId caseId = theCase.value().id();
        Stored<OrderFunds> funds = fundsRows.get(caseId.orderId());
        var stranded =
                new Stranded(act.value().strandingId(), theCase.value(), refunds.storedOfCase(caseId), funds.value());
        Optional<List<Write>> back = stranded.isUntouched() ? back(theCase, stranded, funds, now) : Optional.empty();
        var writes = new ArrayList<Write>(back.orElseGet(() -> keep(theCase, stranded, now)));
        writes.add(strandings.replace(line, line.value().with(back.isPresent())));
        Brake.Withdrawn next = withdrawn.plus(back.isPresent(), act.value().lines());
        writes.add(strandings.replace(act, act.value().with(next)));
        return new Decision<>(back.isPresent(), writes);
    }

    /** Returns empty if the buyer got something for these units, or has goods for some of them. */
    private Optional<List<Write>> back(Stored<Case> theCase, Stranded stranded, Stored<OrderFunds> funds, Instant now) {
        Case before = theCase.value();
        Stored<OrderLine> line =
                orders.getLine(new LineRef(before.id().orderId(), before.id().lineId()));
        if (!line.value().canReopen(stranded.units())) {
            return Optional.empty();
        }
        var reassessed = new Reassessing(database, stranded.refundsAfter(refunds, now))
                .reassess(theCase, owedNow(stranded.takenBack(stranded.allRefunded(now)), now), Why.TAKEN_BACK, now);
        Case after = reassessed.theCase();
        if (after.reimbursed().isGreaterThan(before.reimbursed())) {
            return Optional.empty();
        }
        OrderLine open = line.value().reopen(stranded.units());
        int opened = open.open() - line.value().open();
        var writes = new ArrayList<Write>(reassessed.writes());
        writes.addAll(released(stranded, funds, now));
        writes.add(orders.replace(line, open));
        writes.add(reopenUrges.write(open.ref(), now));
        writes.add(reopenPeriod.write(open));
        writes.add(stock.change(
                open.stockKey(),
                position -> line.value().countedIn(position, now).reopen(opened, open.paidAt(), now)));
        writes.add(notices.create(
                TakenBackNotice.of(before, after, stranded.strandingId(), open.shipBy(), stranded.units())));
        return Optional.of(writes);
    }

    private List<Write> released(Stranded stranded, Stored<OrderFunds> before, Instant now) {
        if (stranded.refunds().isEmpty()) {
            return List.of();
        }
        var writes = new ArrayList<Write>();
        stranded.refunds()
                .forEach(refund ->
                        writes.add(refunds.replace(refund, refund.value().held().takenBack(now))));
        writes.add(fundsRows.replace(before, stranded.released()));
        return writes;
    }

    private List<Write> keep(Stored<Case> theCase, Stranded stranded, Instant now) {
        var writes = new ArrayList<Write>();
        writes.add(cases.replace(theCase, owedNow(stranded.kept(), now)));
        stranded.refunds()
                .forEach(refund ->
                        writes.add(refunds.replace(refund, refund.value().held().freed(now))));
        return writes;
    }

    /** Releases everything that was put off because of the act. */
    private static Case owedNow(Case c, Instant now) {
        return c.compensation() instanceof Compensation.Owed owed
                        && owed.since().isAfter(now)
                ? c.with(new Compensation.Owed(now))
                : c;
    }
}
