package dev.makegood.proof;

import dev.makegood.coupon.Coupon;
import dev.makegood.oracle.Rules;
import dev.makegood.stockout.Case;
import dev.makegood.storage.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Consumer;

/**
 * Checks that a coupon belongs to its case's buyer, has the text's form, and is valid for at least the text's years
 * from when it was issued.
 */
final class CouponsKept {
    private final HistoryState history;
    private final ExpectedCompensation ruled;
    private final List<Coupon> coupons;
    private final Consumer<String> violations;

    CouponsKept(HistoryState history, ExpectedCompensation ruled, Rows.Typed rows, Consumer<String> violations) {
        this.history = history;
        this.ruled = ruled;
        this.violations = violations;
        coupons = rows.of(Coupon.class, Table.COUPONS, "COUPON");
    }

    void check() {
        for (Coupon coupon : coupons) {
            Case c = ruled.cases.get(coupon.caseId());
            Rules rules = ruled.rules(c);
            String buyer = history.journal.orders.get(c.id().orderId()).buyer();
            if (!coupon.holder().equals(buyer)) {
                violations.accept(coupon + " is not " + buyer + "'s");
            }
            if (rules.form().equals("wallet") && coupon.balance().isPositive()) {
                violations.accept(coupon + " has something left, and its form is the wallet");
            }
            if (!coupon.form().kind().id().equals(rules.form())) {
                violations.accept(coupon + " is not a " + rules.form());
            }
            LocalDate first = day(rules, coupon.issuedAt()).plusYears(rules.validYears());
            LocalDate last = day(rules, history.turns.clock.instant()).plusYears(rules.validYears());
            if (coupon.validUntil().isBefore(first) || coupon.validUntil().isAfter(last)) {
                violations.accept(coupon + " is not valid until " + first + " at least");
            }
            ZoneId zone = ZoneId.of(rules.text("zone"));
            if (!coupon.expiresAt()
                    .equals(coupon.validUntil().plusDays(1).atStartOfDay(zone).toInstant())) {
                violations.accept(coupon + " ends before its last day does");
            }
        }
    }

    private static LocalDate day(Rules rules, Instant instant) {
        return instant.atZone(ZoneId.of(rules.text("zone"))).toLocalDate();
    }
}
