package dev.makegood.refund.settlement;

import dev.makegood.account.Entry;
import dev.makegood.account.Ledger;
import dev.makegood.account.LedgerAccounts;
import dev.makegood.account.Memo;
import dev.makegood.account.Posting;
import dev.makegood.account.PostingKind;
import dev.makegood.order.FundsRows;
import dev.makegood.order.OrderFunds;
import dev.makegood.refund.Advance;
import dev.makegood.refund.Payments;
import dev.makegood.refund.Refund;
import dev.makegood.refund.RefundId;
import dev.makegood.refund.RefundState;
import dev.makegood.storage.Database;
import dev.makegood.storage.Stored;
import dev.makegood.storage.Write;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.joda.money.Money;

/**
 * Posts the movements of refunds in the journals of their orders: payments by the gateway or by hand, returns, and
 * double payments.
 */
public final class RefundPostings {
    private final FundsRows funds;
    private final Ledger ledger;

    public RefundPostings(Database database) {
        funds = new FundsRows(database);
        ledger = new Ledger(database);
    }

    /**
     * Posts that the refund is paid, by the gateway or by hand. Amounts to coupons are posted with its first payment
     * only.
     *
     * @param advanced what the platform paid of the cash in place of the merchant; absent if nothing
     */
    List<Write> paid(Refund refund, Optional<Money> advanced, Instant now) {
        String orderId = orderId(refund);
        boolean byHand = refund.state() instanceof RefundState.PaidByHand;
        var entries = new ArrayList<Entry>();
        if (refund.split().cash().isPositive()) {
            String to = byHand ? LedgerAccounts.platformBank(orderId) : LedgerAccounts.gateway(orderId);
            entries.add(new Entry(to, refund.split().cash()));
        }
        if (!refund.payments().settledOnce()) {
            refund.split()
                    .toCoupons()
                    .forEach(part ->
                            entries.add(new Entry(LedgerAccounts.couponsOutstanding(part.couponId()), part.amount())));
        }
        Money sum = entries.stream()
                .map(Entry::amount)
                .reduce(Money.zero(refund.total().getCurrencyUnit()), Money::plus);
        advanced.map(amount -> new Entry(LedgerAccounts.platformAdvance(orderId), amount.negated()))
                .ifPresent(entries::addFirst);
        Money ofOrder = advanced.map(sum::minus).orElse(sum);
        if (advanced.isEmpty() || ofOrder.isPositive()) {
            entries.addFirst(new Entry(LedgerAccounts.orderFunds(orderId), ofOrder.negated()));
        }
        return post(refund, byHand ? PostingKind.REFUND_BY_HAND : PostingKind.REFUND, reference(refund), entries, now);
    }

    /** Posts that the provider took an advance back from the merchant, who had the order's funds. */
    public List<Write> advanceReturned(Advance advance, Instant now) {
        String order = advance.refundId().caseId().orderId();
        var entries = List.of(
                new Entry(LedgerAccounts.orderFunds(order), advance.amount().negated()),
                new Entry(LedgerAccounts.platformAdvance(order), advance.amount()));
        return post(advance.refundId(), PostingKind.ADVANCE_RETURNED, advance.reference(), entries, now);
    }

    /** Posts that the cash came back to the order's funds. */
    List<Write> returned(Refund refund, Instant now) {
        String order = orderId(refund);
        return move(
                refund,
                PostingKind.REFUND_RETURNED,
                key(refund),
                LedgerAccounts.gateway(order),
                LedgerAccounts.orderFunds(order),
                now);
    }

    /**
     * Posts that a payment by hand came back: to the order's funds, or to the platform if it had borne an additional
     * gateway payment.
     */
    public List<Write> returnedByHand(Refund paid, Payments.ReturnedByHand back, Instant now) {
        String order = orderId(paid);
        String reference = back.paid().payment().reference();
        return back.owedAnew()
                ? move(
                        paid,
                        PostingKind.REFUND_BY_HAND_RETURNED,
                        reference,
                        LedgerAccounts.platformBank(order),
                        LedgerAccounts.orderFunds(order),
                        now)
                : move(
                        paid,
                        PostingKind.SURPLUS_COVERED,
                        reference,
                        LedgerAccounts.platformBank(order),
                        LedgerAccounts.platformExpense(order),
                        now);
    }

    /** Posts that the gateway paid a refund that was also paid by hand. */
    List<Write> surplus(Refund refund, Instant now) {
        String order = orderId(refund);
        return move(
                refund,
                PostingKind.SURPLUS,
                key(refund),
                LedgerAccounts.platformExpense(order),
                LedgerAccounts.gateway(order),
                now);
    }

    List<Write> surplusReturned(Refund refund, Instant now) {
        String order = orderId(refund);
        return move(
                refund,
                PostingKind.SURPLUS_RETURNED,
                key(refund),
                LedgerAccounts.gateway(order),
                LedgerAccounts.platformExpense(order),
                now);
    }

    /** Moves the cash of a refund between two accounts. */
    private List<Write> move(Refund refund, PostingKind kind, String reference, String from, String to, Instant now) {
        Money cash = refund.split().cash();
        return post(refund, kind, reference, List.of(new Entry(from, cash.negated()), new Entry(to, cash)), now);
    }

    /**
     * Posts a movement.
     *
     * @param reference the reference of whoever made it
     */
    private List<Write> post(Refund refund, PostingKind kind, String reference, List<Entry> entries, Instant now) {
        return post(refund.refundId(), kind, reference, entries, now);
    }

    private List<Write> post(RefundId id, PostingKind kind, String reference, List<Entry> entries, Instant now) {
        Stored<OrderFunds> held = funds.get(id.caseId().orderId());
        OrderFunds posted = held.value().posted();
        Memo memo = Memo.ofOrder(posted.orderId()).refund(id.toString()).reference(reference);
        var posting = new Posting(posted.journal(), posted.postings(), kind, now, entries, memo);
        return List.of(funds.replace(held, posted), ledger.create(posting));
    }

    /** Returns the reference of the present payment: its own if it was made by hand, or else the gateway's key. */
    private static String reference(Refund refund) {
        return refund.state() instanceof RefundState.PaidByHand hand
                ? hand.payment().reference()
                : key(refund);
    }

    private static String key(Refund refund) {
        return refund.key().toString();
    }

    private static String orderId(Refund refund) {
        return refund.refundId().caseId().orderId();
    }
}
