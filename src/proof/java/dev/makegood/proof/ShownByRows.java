package dev.makegood.proof;

import dev.makegood.cancellation.Cancellation;
import dev.makegood.cancellation.Cancellations;
import dev.makegood.notice.CancellationFact;
import dev.makegood.notice.DeskFact;
import dev.makegood.notice.Fact;
import dev.makegood.notice.Notice;
import dev.makegood.order.LineRef;
import dev.makegood.refund.Refund;
import dev.makegood.refund.RefundState;
import dev.makegood.refund.Tries;
import dev.makegood.servicedesk.appeal.Appeal;
import dev.makegood.servicedesk.claim.Claim;
import dev.makegood.servicedesk.ticket.Ticket;
import dev.makegood.storage.Row;
import dev.makegood.storage.RowType;
import dev.makegood.storage.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Checks that every notice of a decision is backed by a row, every decision is told, and every task of an operator is
 * done or reported.
 */
final class ShownByRows {
    private static final int LEAST_ASKS = 12;
    private static final Duration LEAST_TROUBLE = Duration.ofHours(6);
    private static final Duration LONGEST_PENDING = Duration.ofDays(15);
    private static final int MOST_RETURNS = 3;

    private final Rows.Typed rows;
    private final List<Notice> notices;
    private final Consumer<String> violations;

    ShownByRows(Rows.Typed rows, Consumer<String> violations) {
        this.rows = rows;
        this.violations = violations;
        notices = rows.of(Notice.class, Table.NOTICES, "NOTICE");
    }

    void check(Journal journal, Instant now) {
        claims(now);
        appeals(now);
        agreements();
        journal.committed.stream().flatMap(one -> one.changes().stream()).forEach(this::givenUp);
    }

    private void claims(Instant now) {
        var expected = new TreeMap<String, String>();
        for (Claim claim : rows.of(Claim.class, Table.ORDERS, "CLAIM~")) {
            claim.ticket()
                    .decision()
                    .ifPresentOrElse(
                            decision -> expected.put(
                                    line(claim.line()) + " " + claim.claimId(),
                                    decision.ruling().upheld() ? "claimUpheld" : "claimRejected"),
                            () -> reported(claim, claim.ticket(), now));
        }
        var told = new TreeMap<String, String>();
        of(DeskFact.ClaimDecidedBuyer.class)
                .forEach(notice -> told.put(
                        line(notice) + " " + notice.details().get("claimId"),
                        notice.details().get("ruling")));
        compare("claims that buyers were told of", expected, told);
    }

    private void appeals(Instant now) {
        var expected = new TreeMap<String, String>();
        for (Appeal appeal : rows.of(Appeal.class, Table.CASES, "APPEAL~")) {
            String about = appeal.number() == 1 ? appeal.caseId().toString() : appeal.caseId() + "~" + appeal.number();
            appeal.ticket()
                    .decision()
                    .ifPresentOrElse(
                            decision -> expected.put(about, decision.ruling().granted() ? "granted" : "refused"),
                            () -> reported(appeal, appeal.ticket(), now));
        }
        var told = new TreeMap<String, String>();
        of(DeskFact.AppealDecidedMerchant.class)
                .forEach(notice -> told.put(
                        notice.id().substring(0, notice.id().lastIndexOf('~')),
                        notice.details().get("ruling")));
        compare("appeals that merchants were told of", expected, told);
    }

    private void reported(Object what, Ticket<?> ticket, Instant now) {
        Instant by = ticket.due().at();
        if (!ticket.overdueTold() && by.isBefore(now)) {
            violations.accept(what + " was to be decided by " + by + ", and no operator was reminded");
        }
    }

    private void agreements() {
        var expected = new TreeMap<String, String>();
        for (Cancellations all : rows.of(Cancellations.class, Table.ORDERS, "CANCELLATION~")) {
            for (Cancellation one : all.proposed()) {
                one.answer()
                        .ifPresent(answer -> expected.put(
                                line(all.line()) + " " + one.told().cancellationId(),
                                answer.unanswered() ? "in effect" : answer.accepted() ? "accepted" : "declined"));
            }
        }
        var told = new TreeMap<String, String>();
        for (Class<? extends Fact> template : List.of(
                CancellationFact.CancellationAnsweredBuyer.class,
                CancellationFact.CancellationAnsweredMerchant.class)) {
            of(template)
                    .forEach(notice -> told.put(
                            line(notice) + " " + notice.details().get("cancellationId"),
                            notice.details().get("answer")));
        }
        of(CancellationFact.CancellationInEffectBuyer.class)
                .forEach(
                        notice -> told.put(line(notice) + " " + notice.details().get("cancellationId"), "in effect"));
        compare("answers that were told", expected, told);
    }

    /** Checks that a person is asked only about trouble that does not pass by itself. */
    private void givenUp(Journal.Change change) {
        if (!change.key().sort().startsWith("REFUND~")
                || rounds(change.before()).equals(rounds(change.after()))) {
            return;
        }
        change.after()
                .map(ShownByRows::refund)
                .filter(refund -> refund.state() instanceof RefundState.Parked parked && !isEnough(refund, parked.at()))
                .ifPresent(refund -> violations.accept(refund + " was given up too early"));
    }

    private static Object rounds(Optional<Row> row) {
        return row.map(Row::attributes)
                .map(attributes -> attributes.get("rounds"))
                .map(Objects::toString)
                .orElse("0");
    }

    private static boolean isEnough(Refund refund, Instant at) {
        Tries tries = refund.tries();
        boolean trouble = tries.attempts() >= LEAST_ASKS && isOver(tries.since(), LEAST_TROUBLE, at);
        return trouble
                || isOver(tries.pendingSince(), LONGEST_PENDING, at)
                || refund.payments().returned().size()
                                + refund.payments().byHand().size()
                        >= MOST_RETURNS;
    }

    private static boolean isOver(Optional<Instant> since, Duration span, Instant at) {
        return since.filter(first -> !first.plus(span).isAfter(at)).isPresent();
    }

    private static Refund refund(Row row) {
        return new RowType<>(Refund.class, _ -> row.key()).read(row).value();
    }

    private static String line(Notice notice) {
        return line(
                new LineRef(notice.details().get("orderId"), notice.details().get("lineId")));
    }

    private static String line(LineRef line) {
        return line.orderId() + "/" + line.lineId();
    }

    private List<Notice> of(Class<? extends Fact> template) {
        return notices.stream()
                .filter(notice -> notice.fact().getClass() == template)
                .toList();
    }

    private void compare(String what, Object expected, Object found) {
        if (!expected.equals(found)) {
            violations.accept(what + ": " + found + " instead of " + expected);
        }
    }
}
