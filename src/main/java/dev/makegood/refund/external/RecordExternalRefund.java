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
import dev.makegood.logging.Log;
import dev.makegood.notice.Notices;
import dev.makegood.order.FundsRows;
import dev.makegood.order.OrderFunds;
import dev.makegood.order.OrderLine;
import dev.makegood.order.Orders;
import dev.makegood.order.Shares;
import dev.makegood.storage.Database;
import dev.makegood.storage.Decision;
import dev.makegood.storage.Stored;
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
    private final Ledger ledger;
    private final Notices notices;

    public RecordExternalRefund(Database database) {
        this.database = database;
        orders = new Orders(database);
        fundsRows = new FundsRows(database);
        ledger = new Ledger(database);
        notices = new Notices(database);
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
        int left = line.line().quantity() - Math.max(before, line.units().elsewhere());
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
        var applied = new ElsewhereUnits(database, funds.value(), now);
        applied.apply(storedLine, told.units());
        if (applied.refundsChanged() > MOST_REFUNDS) {
            return Decision.answer(new Outcome.Refused<>(
                    Refusal.LIMIT, "units", "are spread over too many refunds; report fewer at a time"));
        }
        Money counted = Shares.least(told.amount(), applied.funds().left());
        var external = new ExternalRefund(line.orderId(), told, by, now, applied.outcome(), counted);
        OrderFunds after = applied.funds().refundedElsewhere(line.line().merchantId(), applied.price(), told.amount());
        var writes = new ArrayList<Write>();
        writes.add(external.create());
        // Units that cost nothing move no money.
        if (told.amount().isZero()) {
            writes.add(fundsRows.replace(funds, after));
        } else {
            writes.add(fundsRows.replace(funds, after.posted()));
            writes.add(ledger.create(posting(external, after.posted(), now)));
        }
        writes.addAll(applied.writes());
        ExternalRefundNotices.of(external, line, applied.withdrawn(), now)
                .forEach(notice -> writes.add(notices.create(notice)));
        return new Decision<>(new Outcome.Created<>(external), writes);
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
