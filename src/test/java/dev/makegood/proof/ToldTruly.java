package dev.makegood.proof;

import dev.makegood.coupon.Coupon;
import dev.makegood.notice.Notice;
import dev.makegood.notice.NoticeTemplate;
import dev.makegood.order.OrderLine;
import dev.makegood.policy.Amounts;
import dev.makegood.refund.Refund;
import dev.makegood.refund.RefundState;
import dev.makegood.storage.Table;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.joda.money.Money;

/** What people were told is what happened: no more, and where it is about money or an operator's work, no less. */
final class ToldTruly {
    private final Rows.Typed rows;
    private final List<Notice> notices;
    private final Consumer<String> violations;

    ToldTruly(Rows.Typed rows, Consumer<String> violations) {
        this.rows = rows;
        this.violations = violations;
        notices = rows.of(Notice.class, Table.NOTICES, "NOTICE");
    }

    private List<Notice> of(NoticeTemplate template) {
        return notices.stream().filter(notice -> notice.template() == template).toList();
    }

    void check(List<Notice> delivered) {
        refunded();
        parked();
        issued();
        honoured();
        compare("the notices that went out", ids(notices), ids(delivered));
    }

    private static TreeSet<String> ids(List<Notice> some) {
        return some.stream().map(Notice::id).collect(Collectors.toCollection(TreeSet::new));
    }

    private void refunded() {
        var settled = new TreeMap<String, String>();
        rows.of(Refund.class, Table.CASES, "REFUND~").stream()
                .filter(refund -> refund.state() instanceof RefundState.Settled)
                .forEach(refund -> settled.put(refund.refundId().toString(), Amounts.text(refund.total())));
        var told = new TreeMap<String, String>();
        of(NoticeTemplate.REFUNDED_BUYER)
                .forEach(notice -> told.put(
                        notice.details().get("refundId"), notice.details().get("amount")));
        compare("refunds that buyers were told of", settled, told);
    }

    /** An operator was called every time that one was given up. */
    private void parked() {
        var expected = new TreeMap<String, Integer>();
        rows.of(Refund.class, Table.CASES, "REFUND~").forEach(refund -> {
            int rounds = refund.rounds() + (refund.state() instanceof RefundState.Parked ? 1 : 0);
            if (rounds > 0) {
                expected.put(refund.refundId().toString(), rounds);
            }
        });
        var told = new TreeMap<String, Integer>();
        of(NoticeTemplate.REFUND_PARKED_OPERATOR)
                .forEach(notice -> told.merge(notice.details().get("refundId"), 1, Integer::sum));
        compare("refunds that operators were called for", expected, told);
    }

    private void issued() {
        var expected = new TreeMap<String, Money>();
        rows.of(Coupon.class, Table.COUPONS, "COUPON")
                .forEach(coupon -> expected.put(coupon.couponId(), coupon.face()));
        var told = new TreeMap<String, Money>();
        of(NoticeTemplate.COUPON_ISSUED_BUYER)
                .forEach(notice -> told.merge(
                        notice.details().get("couponId"),
                        amount(notice.details().get("amount")),
                        Money::plus));
        compare("coupons that buyers were told of", expected, told);
    }

    private void honoured() {
        int units = rows.of(OrderLine.class, Table.ORDERS, "LINE~").stream()
                .mapToInt(OrderLine::honoured)
                .sum();
        int told = of(NoticeTemplate.WAIT_HONOURED_BUYER).stream()
                .mapToInt(notice -> Integer.parseInt(notice.details().get("units")))
                .sum();
        compare("units that buyers were told they had after a wait", units, told);
    }

    /** The text names the currency last. */
    private static Money amount(String text) {
        String[] parts = text.split(" ");
        return Money.parse(parts[1] + " " + parts[0]);
    }

    private void compare(String what, Object expected, Object found) {
        if (!expected.equals(found)) {
            violations.accept(what + ": " + found + " instead of " + expected);
        }
    }
}
