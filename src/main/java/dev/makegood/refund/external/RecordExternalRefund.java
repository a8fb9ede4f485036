package dev.makegood.refund.external;

import dev.makegood.account.Entry;
import dev.makegood.account.Ledger;
import dev.makegood.account.LedgerAccounts;
import dev.makegood.account.Memo;
import dev.makegood.account.Posting;
import dev.makegood.account.PostingKind;
import dev.makegood.command.Actor;
import dev.makegood.command.ClockSkew;
import dev.makegood.command.Outcome;
import dev.makegood.command.Refusal;
import dev.makegood.inventory.Stock;
import dev.makegood.logging.Log;
import dev.makegood.notice.Notices;
import dev.makegood.order.FundsRows;
import dev.makegood.order.OrderFunds;
import dev.makegood.order.OrderLine;
import dev.makegood.order.Orders;
import dev.makegood.order.Shares;
import dev.makegood.policy.Violation;
import dev.makegood.refund.Refunds;
import dev.makegood.refund.waiting.GoodsInstead;
import dev.makegood.stockout.Case;
import dev.makegood.stockout.CaseId;
import dev.makegood.stockout.Cases;
import dev.makegood.storage.Database;
import dev.makegood.storage.Decision;
import dev.makegood.storage.Stored;
import dev.makegood.storage.TornRead;
import dev.makegood.storage.Write;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.joda.money.Money;

/**
 * Records a refund that the platform made itself: a cancellation, a chargeback, a refund by hand. Stops further refunds
 * for these units as far as possible; the operator is told which cannot be stopped.
 */
public final class RecordExternalRefund {
    /** The most refunds of a line to change in one transaction, which has at most 100 writes. */
    static final int MOST_REFUNDS = 60;

    private static final Log LOG = Log.of(RecordExternalRefund.class);

    private final Database database;
    private final Orders orders;
    private final FundsRows fundsRows;
    private final Refunds refunds;
    private final Cases cases;
    private final Stock stock;
    private final Ledger ledger;
    private final Notices notices;
    private final GoodsInstead goodsInstead;

    public RecordExternalRefund(Database database) {
        this.database = database;
        orders = new Orders(database);
        fundsRows = new FundsRows(database);
        refunds = new Refunds(database);
        cases = new Cases(database);
        stock = new Stock(database);
        ledger = new Ledger(database);
        notices = new Notices(database);
        goodsInstead = new GoodsInstead(database);
    }

    /** Records a refund. The same report again gets the same answer. Not found if there is no such line. */
    public Outcome<ExternalRefund> record(ExternalRefund.ExternalRefundCommand told, Actor by, Instant now) {
        Outcome<ExternalRefund> recorded = decide(told, by, now);
        if (recorded instanceof Outcome.Created<ExternalRefund>(ExternalRefund external) && external.isPaidTwice()) {
            LOG.error("may have been paid twice, by the refund elsewhere " + told.externalId() + ": {}", told.line());
        }
        return recorded;
    }

    private Outcome<ExternalRefund> decide(ExternalRefund.ExternalRefundCommand told, Actor by, Instant now) {
        return database.decide(() -> {
            Optional<Stored<OrderLine>> line = orders.findLine(told.line());
            if (line.isEmpty()) {
                return Decision.answer(new Outcome.NotFound<>());
            }
            Optional<ExternalRefund> before = ExternalRefund.find(database, told.line(), told.externalId());
            if (before.isPresent()) {
                return Decision.answer(Outcome.again(before.get().told(), told, before.get()));
            }
            return refusal(told, line.get().value(), now)
                    .map(Decision::answer)
                    .orElseGet(() -> decide(told, line.get(), by, now));
        });
    }

    private Optional<Outcome<ExternalRefund>> refusal(
            ExternalRefund.ExternalRefundCommand told, OrderLine line, Instant now) {
        if (ClockSkew.isYetToCome(told.refundedAt(), now)) {
            return refused(Refusal.VALUE, "refundedAt", "is in the future");
        }
        if (!told.amount().getCurrencyUnit().equals(line.line().paid().getCurrencyUnit())) {
            return refused(Refusal.STATE, "currency", "must be the order's currency");
        }
        int before = ExternalRefund.ofLine(database, told.line()).stream()
                .mapToInt(other -> other.told().units())
                .sum();
        int left = line.line().quantity() - before;
        return told.units() > left
                ? refused(Refusal.STATE, "units", "must be at most the units not yet refunded elsewhere, " + left)
                : Optional.empty();
    }

    private static Optional<Outcome<ExternalRefund>> refused(Refusal by, String field, String reason) {
        return Optional.of(new Outcome.Refused<>(by, field, reason));
    }

    private Decision<Outcome<ExternalRefund>> decide(
            ExternalRefund.ExternalRefundCommand told, Stored<OrderLine> storedLine, Actor by, Instant now) {
        OrderLine line = storedLine.value();
        Stored<OrderFunds> funds = fundsRows.get(line.orderId());
        int open = Math.min(told.units(), line.open());
        var caseId = new CaseId(line.orderId(), line.line().lineId(), Violation.STOCKOUT);
        Optional<Stored<Case>> theCase = cases.find(caseId);
        var unsent = new UnsentRefunds(
                line,
                theCase.map(Stored::value),
                refunds.storedOfCase(caseId),
                told.units() - open,
                funds.value(),
                now);
        if (unsent.changed().size() > MOST_REFUNDS) {
            return Decision.answer(new Outcome.Refused<>(
                    Refusal.LIMIT, "units", "are spread over too many refunds; report fewer at a time"));
        }
        var outcome = new ExternalRefund.Outcome(open, unsent.units(), unsent.twice());
        Money counted = Shares.least(told.amount(), unsent.funds().left());
        var external = new ExternalRefund(line.orderId(), told, by, now, outcome, counted);
        int closed = Math.max(
                0,
                Math.min(
                        told.units() - outcome.withdrawn() - outcome.twice(),
                        line.line().quantity()
                                - line.shortUnits()
                                - line.units().elsewhere()));
        OrderFunds posted = unsent.funds()
                .refundedElsewhere(line.line().merchantId(), unsent.goods().plus(price(line, closed)), told.amount())
                .posted();
        var writes = new ArrayList<Write>();
        writes.add(external.create());
        writes.add(fundsRows.replace(funds, posted));
        writes.add(ledger.create(posting(external, posted, now)));
        unsent.changed().forEach((before, after) -> writes.add(refunds.replace(before, after)));
        writes.add(orders.replace(storedLine, line.refundedElsewhere(closed).waited(unsent.awaited(), 0)));
        if (open > 0 || unsent.awaited() > 0) {
            writes.add(stock.change(
                    line.stockKey(),
                    position -> line.countedIn(position, now)
                            .release(open, line.paidAt(), now)
                            .await(-unsent.awaited(), now)));
        }
        if (!unsent.changed().isEmpty()) {
            writes.addAll(goodsInstead.writes(
                    theCase.orElseThrow(() -> new TornRead(caseId + " has refunds but does not exist")),
                    List.copyOf(unsent.changed().values()),
                    now));
        }
        ExternalRefundNotices.of(external, line, unsent.withdrawn(), now)
                .forEach(notice -> writes.add(notices.create(notice)));
        return new Decision<>(new Outcome.Created<>(external), writes);
    }

    /** Returns the price of further units that are refunded elsewhere: the last ones of the line. */
    private static Money price(OrderLine line, int units) {
        int to = line.line().quantity() - line.units().elsewhere();
        return Shares.ofUnits(line.line().paid(), to - units, to, line.line().quantity());
    }

    private static Posting posting(ExternalRefund external, OrderFunds posted, Instant now) {
        String orderId = external.orderId();
        var entries = List.of(
                new Entry(
                        LedgerAccounts.orderFunds(orderId),
                        external.told().amount().negated()),
                new Entry(
                        LedgerAccounts.refundedElsewhere(orderId),
                        external.told().amount()));
        Memo memo = Memo.ofOrder(orderId).reference(external.told().reference());
        return new Posting(posted.journal(), posted.postings(), PostingKind.REFUNDED_ELSEWHERE, now, entries, memo);
    }
}
