package dev.makegood.proof;

import dev.makegood.account.Entry;
import dev.makegood.account.LedgerAccounts;
import dev.makegood.account.Posting;
import dev.makegood.account.PostingKind;
import dev.makegood.oracle.Rules;
import dev.makegood.oracle.Sum;
import dev.makegood.stockout.Case;
import dev.makegood.stockout.Compensation;
import dev.makegood.storage.Table;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Checks that each movement of a merchant's or the platform's money has a reason and uses the right purse. */
final class MoneyExplained {
    /** The only kinds of posting that may move the platform's own money. */
    private static final Set<PostingKind> INCOME = Set.of(PostingKind.EXPIRY);

    private static final Set<PostingKind> EXPENSE = Set.of(PostingKind.REIMBURSEMENT, PostingKind.SURPLUS);

    /** The kinds that return the gateway's surplus payments, and amounts that a merchant owes after all. */
    private static final Set<PostingKind> EXPENSE_BACK =
            Set.of(PostingKind.SURPLUS_RETURNED, PostingKind.SURPLUS_COVERED, PostingKind.REIMBURSEMENT_REVERSED);

    private final ExpectedCompensation ruled;
    private final List<Posting> postings;
    private final Consumer<String> violations;

    MoneyExplained(ExpectedCompensation ruled, Rows.Typed rows, Consumer<String> violations) {
        this.ruled = ruled;
        this.violations = violations;
        postings = rows.of(Posting.class, Table.LEDGER, "").stream()
                .sorted(Comparator.comparing(Posting::journal).thenComparing(Posting::number))
                .toList();
    }

    void check() {
        postings.forEach(this::platform);
        var purses = new TreeMap<String, Long>();
        postings.stream()
                .filter(posting -> posting.journal().startsWith("merchant~"))
                .forEach(posting -> {
                    if (posting.kind() == PostingKind.COMPENSATION || posting.kind() == PostingKind.ACCRUAL) {
                        debited(posting, purses);
                    }
                    posting.entries().forEach(entry -> purses.merge(entry.account(), minor(entry), Long::sum));
                });
        given();
    }

    private void platform(Posting posting) {
        for (Entry entry : posting.entries()) {
            boolean explained = switch (LedgerAccounts.kind(entry.account())) {
                case "platform-income" -> INCOME.contains(posting.kind()) && minor(entry) > 0;
                case "platform-expense" -> (minor(entry) < 0 ? EXPENSE : EXPENSE_BACK).contains(posting.kind());
                default -> true;
            };
            if (!explained) {
                violations.accept("the platform's own money moves by " + posting);
            }
        }
    }

    private static long minor(Entry entry) {
        return entry.amount().getAmountMinorLong();
    }

    /**
     * Checks that the purses pay in the text's order until they are empty, and then the platform, if the text says so.
     */
    private void debited(Posting posting, Map<String, Long> purses) {
        Case c = ruled.cases.get(posting.memo().caseId().orElseThrow());
        String merchant = c.merchantId();
        if (!posting.journal()
                .equals("merchant~" + merchant + "~"
                        + c.compensated().getCurrencyUnit().getCode())) {
            violations.accept(posting + " debits somebody else for " + c.id());
            return;
        }
        Rules rules = ruled.rules(c);
        long rest = entries(posting).values().stream()
                .filter(minor -> minor > 0)
                .mapToLong(minor -> minor)
                .sum();
        var expected = new TreeMap<String, Long>();
        for (String purse : rules.payers()) {
            String account = "merchant-" + purse + "/" + merchant;
            long part = Math.min(rest, purses.getOrDefault(account, 0L));
            put(expected, account, -part);
            rest -= part;
        }
        put(expected, "merchant-receivable/" + merchant, -rest);
        if (rest > 0 && rules.suspends()) {
            violations.accept("the platform advances " + rest + " under " + rules.name());
        }
        var found = entries(posting);
        found.values().removeIf(minor -> minor > 0);
        if (!expected.equals(found)) {
            violations.accept("debited " + found + " instead of " + expected + " for " + c.id());
        }
    }

    /** Checks that a merchant owes the platform at most what policies give, plus the limit of the text. */
    private void atRisk(Posting posting, Map<String, Long> purses) {
        posting.memo().caseId().map(ruled.cases::get).ifPresent(c -> {
            long owed = -purses.getOrDefault("merchant-receivable/" + c.merchantId(), 0L);
            long most = 0;
            long limit = 0;
            for (Case other : ruled.cases.values()) {
                if (other.merchantId().equals(c.merchantId())) {
                    most += ruled.most(other).advanced();
                    limit = Math.max(limit, ruled.rules(other).advanceLimit());
                }
            }
            if (owed > most + limit) {
                violations.accept(c.merchantId() + " owes the platform " + owed + ", policies gave " + most
                        + " at the most, and the limit is " + limit);
            }
        });
    }

    private static void put(Map<String, Long> sums, String account, long minor) {
        if (minor != 0) {
            sums.put(account, minor);
        }
    }

    private static Map<String, Long> entries(Posting posting) {
        var sums = new TreeMap<String, Long>();
        posting.entries().forEach(entry -> sums.merge(entry.account(), minor(entry), Long::sum));
        return sums;
    }

    /**
     * Checks that merchants were debited for exactly the compensation of their cases, and got back exactly the excess.
     */
    private void given() {
        var debited = new TreeMap<String, Long>();
        var accrued = new TreeMap<String, Long>();
        var back = new TreeMap<String, Long>();
        for (Posting posting : postings) {
            long moved = posting.entries().stream()
                    .mapToLong(MoneyExplained::minor)
                    .filter(minor -> minor > 0)
                    .sum();
            posting.memo().caseId().ifPresent(id -> {
                switch (posting.kind()) {
                    case COMPENSATION -> debited.merge(id, moved, Long::sum);
                    case ACCRUAL -> {
                        debited.merge(id, moved, Long::sum);
                        accrued.merge(id, moved, Long::sum);
                    }
                    case REIMBURSEMENT -> back.merge(id, moved, Long::sum);
                    case REIMBURSEMENT_REVERSED -> back.merge(id, -moved, Long::sum);
                    default -> {}
                }
            });
        }
        var problems = new ArrayList<String>();
        ruled.cases.forEach((id, c) -> {
            if (c.compensated().getAmountMinorLong() != debited.getOrDefault(id, 0L)) {
                problems.add(id + " gave " + c.compensated() + ", and the merchant was debited " + debited.get(id));
            }
            if (c.settlement().accrued().getAmountMinorLong() != accrued.getOrDefault(id, 0L)) {
                problems.add(id + " knows of " + c.settlement().accrued() + " that it gave as accrued, of "
                        + accrued.get(id));
            }
            long most = ruled.most(c).accrued();
            if (accrued.getOrDefault(id, 0L) > most) {
                problems.add(id + " gave " + accrued.get(id) + " as accrued, and at the most " + most + " accrued");
            }
            Sum worth = ruled.worth(c);
            // A case that had given more before it became worth less has given with it what accrues.
            boolean less = c.compensation() instanceof Compensation.Issued
                    && c.compensated().getAmountMinorLong() < worth.ofPolicy() + worth.extra() + worth.accrued();
            if (less && accrued.getOrDefault(id, 0L) < worth.accrued()) {
                problems.add(id + " gave only " + accrued.get(id) + " of " + worth.accrued() + " that accrued");
            }
            if (c.reimbursed().getAmountMinorLong() != back.getOrDefault(id, 0L)) {
                problems.add(id + " came back with " + c.reimbursed() + ", and the merchant got " + back.get(id));
            }
        });
        problems.forEach(violations);
    }
}
