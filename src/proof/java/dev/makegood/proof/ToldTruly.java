package dev.makegood.proof;

import dev.makegood.coupon.Coupon;
import dev.makegood.notice.ChoiceFact;
import dev.makegood.notice.CouponFact;
import dev.makegood.notice.Fact;
import dev.makegood.notice.Notice;
import dev.makegood.notice.RefundFact;
import dev.makegood.order.OrderLine;
import dev.makegood.refund.PaymentKey;
import dev.makegood.refund.Payments;
import dev.makegood.refund.Refund;
import dev.makegood.refund.RefundState;
import dev.makegood.storage.Table;
import dev.makegood.wording.Amounts;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.joda.money.Money;

/** Checks that notices report only what happened and, about money or an operator's work, all of it. */
final class ToldTruly {
    private final Rows.Typed rows;
    private final List<Notice> notices;
    private final Consumer<String> violations;

    ToldTruly(Rows.Typed rows, Consumer<String> violations) {
        this.rows = rows;
        this.violations = violations;
        notices = rows.of(Notice.class, Table.NOTICES, "NOTICE");
    }

    private List<Notice> of(Class<? extends Fact> template) {
        return notices.stream()
                .filter(notice -> notice.fact().getClass() == template)
                .toList();
    }

    void check(List<Notice> delivered) {
        refunded();
        cameBack();
        parked();
        issued();
        honoured();
        compare("the notices that went out", ids(notices), ids(delivered));
    }

    private static TreeSet<String> ids(List<Notice> some) {
        return some.stream().map(Notice::id).collect(Collectors.toCollection(TreeSet::new));
    }

    /** Checks, by key, the payments and the coupons' part of the first payment. */
    private void refunded() {
        var settled = new TreeMap<String, String>();
        var changed = new TreeSet<String>();
        rows.of(Refund.class, Table.CASES, "REFUND~").forEach(refund -> {
            if (UnitsOnce.changedAfterItCameBack(refund)) {
                changed.addAll(payments(refund).values());
                return;
            }
            var amounts = new ArrayDeque<>(List.of(refund.total()));
            Supplier<String> next =
                    () -> Amounts.text(amounts.isEmpty() ? refund.split().cash() : amounts.removeFirst());
            payments(refund).forEach((_, payment) -> settled.put(payment, next.get()));
        });
        var told = new TreeMap<String, String>();
        of(RefundFact.RefundedBuyer.class)
                .forEach(notice -> told.put(about(notice), notice.details().get("amount")));
        told.keySet().removeAll(changed);
        compare("refunds that buyers were told of", settled, told);
    }

    /** The payments that the buyer has or had, by the time they were made, with their names in notices. */
    private static SortedMap<Instant, String> payments(Refund refund) {
        var payments = new TreeMap<Instant, String>();
        refund.payments()
                .returned()
                .forEach(one ->
                        one.settled().ifPresent(settled -> payments.put(settled.at(), key(refund, one.number()))));
        List<Payments.ReturnedByHand> byHand = refund.payments().byHand();
        for (int n = 0; n < byHand.size(); n++) {
            payments.put(byHand.get(n).paid().at(), hand(refund, n + 1));
        }
        switch (refund.state()) {
            case RefundState.PaidByHand paid -> payments.put(paid.at(), hand(refund, byHand.size() + 1));
            case RefundState.Settled settled ->
                payments.put(settled.at(), refund.key().toString());
            case RefundState.Unsettled _, RefundState.Withdrawn _ -> {}
        }
        return payments;
    }

    private static String hand(Refund refund, int number) {
        return refund.refundId() + "~hand-" + number;
    }

    private static String key(Refund refund, int number) {
        return new PaymentKey(refund.refundId(), number).toString();
    }

    private static String about(Notice notice) {
        return notice.id().substring(0, notice.id().lastIndexOf('~'));
    }

    /** Checks that buyers who were told of a payment were also told that it came back, and so was an operator. */
    private void cameBack() {
        var expected = new TreeSet<String>();
        var twice = new TreeSet<String>();
        rows.of(Refund.class, Table.CASES, "REFUND~").forEach(refund -> {
            refund.payments().returned().forEach(one -> expected.add(key(refund, one.number())));
            List<Payments.ReturnedByHand> byHand = refund.payments().byHand();
            for (int n = 0; n < byHand.size(); n++) {
                if (byHand.get(n).owedAnew()) {
                    expected.add(hand(refund, n + 1));
                }
            }
            // Nobody is told of one that had come back before we knew of it: its reference is our key.
            refund.payments().surplus().stream()
                    .filter(one -> !one.reference().equals(key(refund, one.number())))
                    .forEach(one -> twice.add(key(refund, one.number())));
        });
        compare("returns that buyers were told of", expected, about(RefundFact.RefundReturnedBuyer.class));
        compare("returns that operators were told of", expected, about(RefundFact.RefundReturnedOperator.class));
        compare("second payments that operators were told of", twice, about(RefundFact.RefundPaidTwiceOperator.class));
    }

    private TreeSet<String> about(Class<? extends Fact> template) {
        return of(template).stream().map(ToldTruly::about).collect(Collectors.toCollection(TreeSet::new));
    }

    /** Checks that an operator was told every time a refund was parked. */
    private void parked() {
        var expected = new TreeMap<String, Integer>();
        rows.of(Refund.class, Table.CASES, "REFUND~").stream()
                .filter(refund -> refund.rounds() > 0)
                .forEach(refund -> expected.put(refund.refundId().toString(), refund.rounds()));
        var told = new TreeMap<String, Integer>();
        of(RefundFact.RefundParkedOperator.class)
                .forEach(notice -> told.merge(notice.details().get("refundId"), 1, Integer::sum));
        compare("refunds that operators were called for", expected, told);
    }

    private void issued() {
        var expected = new TreeMap<String, Money>();
        rows.of(Coupon.class, Table.COUPONS, "COUPON")
                .forEach(coupon -> expected.put(coupon.couponId(), coupon.face()));
        var told = new TreeMap<String, Money>();
        of(CouponFact.CouponIssuedBuyer.class)
                .forEach(notice -> told.merge(
                        notice.details().get("couponId"),
                        amount(notice.details().get("amount")),
                        Money::plus));
        of(CouponFact.WalletCreditedBuyer.class)
                .forEach(notice -> told.merge(
                        notice.details().get("couponId"),
                        amount(notice.details().get("amount")),
                        Money::plus));
        compare("coupons that buyers were told of", expected, told);
    }

    /** Units that a buyer was told to have, and later not to have, count neither as the one nor as the other. */
    private void honoured() {
        int units = rows.of(OrderLine.class, Table.ORDERS, "LINE~").stream()
                .mapToInt(line -> line.units().honoured())
                .sum();
        int elsewhere = rows.of(Refund.class, Table.CASES, "REFUND~").stream()
                .mapToInt(refund -> refund.excluded().sentAndElsewhere())
                .sum();
        int told = units(ChoiceFact.WaitHonouredBuyer.class)
                - units(ChoiceFact.WaitAgainBuyer.class)
                - units(ChoiceFact.WaitInVainBuyer.class);
        compare("units that buyers were told they had after a wait", units + elsewhere, told);
    }

    private int units(Class<? extends Fact> kind) {
        return of(kind).stream()
                .mapToInt(notice -> Integer.parseInt(notice.details().get("units")))
                .sum();
    }

    /** The text has the currency last. */
    static Money amount(String text) {
        String[] parts = text.split(" ");
        return Money.parse(parts[1] + " " + parts[0]);
    }

    private void compare(String what, Object expected, Object found) {
        if (!expected.equals(found)) {
            violations.accept(what + ": " + found + " instead of " + expected);
        }
    }
}
