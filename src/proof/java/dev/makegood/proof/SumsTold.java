package dev.makegood.proof;

import dev.makegood.account.Posting;
import dev.makegood.account.PostingKind;
import dev.makegood.coupon.redemption.Redemption;
import dev.makegood.notice.CaseFact;
import dev.makegood.notice.CouponFact;
import dev.makegood.notice.Fact;
import dev.makegood.notice.Notice;
import dev.makegood.stockout.Case;
import dev.makegood.storage.Table;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import org.joda.money.Money;

/** Checks that each sum in a notice was paid according to the ledger, or was taken back by another notice. */
final class SumsTold {
    private static final Set<Class<? extends Fact>> WORTH = Set.of(
            CaseFact.StockoutBuyer.class,
            CaseFact.LateShipmentBuyer.class,
            CaseFact.ReassessedBuyer.class,
            CaseFact.TakenBackBuyer.class);

    private final Rows.Typed rows;
    private final List<Notice> notices;
    private final List<Posting> postings;
    private final Consumer<String> violations;

    SumsTold(Rows.Typed rows, Consumer<String> violations) {
        this.rows = rows;
        this.violations = violations;
        notices = rows.of(Notice.class, Table.NOTICES, "NOTICE");
        postings = rows.of(Posting.class, Table.LEDGER, "");
    }

    void check() {
        rows.of(Case.class, Table.CASES, "CASE").forEach(this::worth);
        moved(
                "merchants were debited",
                CouponFact.CompensationDebitedMerchant.class,
                Set.of(PostingKind.COMPENSATION, PostingKind.ACCRUAL, PostingKind.REIMBURSEMENT_REVERSED));
        moved("merchants were given back", CaseFact.ReimbursedMerchant.class, Set.of(PostingKind.REIMBURSEMENT));
        compare(
                "what expired of coupons",
                posted(Set.of(PostingKind.EXPIRY), posting -> posting.memo().couponId()),
                told(CouponFact.CouponExpiredBuyer.class, "couponId"));
        ended();
    }

    /**
     * Checks that the last worth in a buyer's notices was given, or is the present worth, since buyers keep what they
     * were given.
     */
    private void worth(Case c) {
        Money given = c.settlement().given();
        List<Notice> about = notices.stream()
                .filter(notice -> WORTH.contains(notice.fact().getClass()))
                .filter(notice -> c.id().toString().equals(notice.details().get("caseId")))
                .toList();
        Instant last = about.stream()
                .map(Notice::createdAt)
                .max(Comparator.naturalOrder())
                .orElse(Instant.MAX);
        boolean same = about.stream()
                .filter(notice -> notice.createdAt().equals(last))
                .map(Notice::details)
                .map(details -> details.getOrDefault("keptAmount", details.get("compensationAmount")))
                .map(told -> told == null ? Money.zero(given.getCurrencyUnit()) : ToldTruly.amount(told))
                .anyMatch(
                        told -> told.equals(given) || told.equals(c.assessment().amount()));
        if (!same) {
            violations.accept(
                    c.id() + " gave " + given + " of " + c.assessment().amount() + ", and told was " + about);
        }
    }

    private void moved(String what, Class<? extends Fact> template, Set<PostingKind> kinds) {
        compare("what " + what, posted(kinds, posting -> posting.memo().caseId()), told(template, "caseId"));
    }

    private void ended() {
        var expected = new TreeMap<String, Money>();
        rows.of(Redemption.class, Table.COUPONS, "REDEMPTION~").stream()
                .filter(one -> one.endedAt().isPresent())
                .forEach(one -> expected.merge(one.couponId(), one.amount(), Money::plus));
        compare(
                "what came back to coupons of orders that did not come",
                expected,
                told(CouponFact.RedemptionEndedBuyer.class, "couponId"));
    }

    private Map<String, Money> posted(Set<PostingKind> kinds, Function<Posting, Optional<String>> about) {
        var sums = new TreeMap<String, Money>();
        postings.stream()
                .filter(posting -> kinds.contains(posting.kind()))
                .forEach(posting -> posting.entries().stream()
                        .filter(entry -> entry.amount().isPositive())
                        .forEach(entry -> sums.merge(about.apply(posting).orElseThrow(), entry.amount(), Money::plus)));
        return sums;
    }

    private Map<String, Money> told(Class<? extends Fact> template, String about) {
        var sums = new TreeMap<String, Money>();
        notices.stream()
                .filter(notice -> notice.fact().getClass() == template)
                .forEach(notice -> sums.merge(
                        notice.details().get(about),
                        ToldTruly.amount(notice.details().get("amount")),
                        Money::plus));
        return sums;
    }

    private void compare(String what, Object expected, Object found) {
        if (!expected.equals(found)) {
            violations.accept(what + ": told " + found + " instead of " + expected);
        }
    }
}
