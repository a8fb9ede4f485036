package dev.makegood.proof;

import dev.makegood.oracle.Part;
import dev.makegood.oracle.Rules;
import dev.makegood.refund.Refund;
import dev.makegood.refund.RefundState;
import dev.makegood.stockout.Case;
import dev.makegood.storage.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Lists the payments of refunds by the refunds' own rows, not by the facts that cases keep of them. */
final class RefundsPaid {
    private final Map<String, List<Refund>> byCase;
    private final Function<Case, Rules> rules;

    /**
     * Holds a payment and the deadline that it had.
     *
     * @param until when it came back; the end of time if it did not
     */
    private record Paid(Instant at, Instant dueBy, Instant until) {}

    RefundsPaid(Rows.Typed rows, Function<Case, Rules> rules) {
        byCase = rows.of(Refund.class, Table.CASES, "REFUND~").stream()
                .collect(Collectors.groupingBy(
                        refund -> refund.refundId().caseId().toString()));
        this.rules = rules;
    }

    /** Returns the payments for units from {@code from} (exclusive) to {@code to} (inclusive), by their numbers. */
    List<Part.Repaid> of(Case c, int from, int to) {
        return byCase.getOrDefault(c.id().toString(), List.of()).stream()
                .filter(refund ->
                        refund.refundId().fromUnit() > from && refund.refundId().fromUnit() <= to)
                .flatMap(refund -> repaid(refund, rules.apply(c)).stream())
                .toList();
    }

    private static List<Part.Repaid> repaid(Refund refund, Rules rules) {
        List<Paid> payments = payments(refund);
        var repaid = new ArrayList<Part.Repaid>();
        Optional<Instant> before = Optional.empty();
        for (Paid paid : payments) {
            // The time of a drawn version is in hours; an earlier payment had the first deadline.
            Instant established =
                    payments.getFirst().dueBy().plusMillis(1).minus(Duration.ofHours(rules.refundWithinHours()));
            repaid.add(new Part.Repaid(
                    refund.split().cash().getAmountMinorLong(), established, paid.dueBy(), before, paid.at()));
            // An operator may have told an older instant for a later payment.
            before = Optional.of(before.filter(paid.at()::isBefore).orElse(paid.at()));
        }
        return repaid;
    }

    private static List<Paid> payments(Refund refund) {
        Stream<Paid> returned = refund.payments().returned().stream()
                .flatMap(one -> one.settled().stream().map(paid -> new Paid(paid.at(), one.deadline(), one.at())));
        Stream<Paid> byHand = refund.payments().byHand().stream()
                .map(one -> new Paid(one.paid().payment().paidAt(), one.deadline(), one.at()));
        Stream<Paid> now = switch (refund.state()) {
            case RefundState.Settled paid ->
                Stream.of(new Paid(paid.at(), refund.due().deadline(), Instant.MAX));
            case RefundState.PaidByHand paid ->
                Stream.of(new Paid(paid.payment().paidAt(), refund.due().deadline(), Instant.MAX));
            case RefundState.Unsettled _, RefundState.Withdrawn _ -> Stream.of();
        };
        return Stream.of(returned, byHand, now)
                .flatMap(Function.identity())
                .sorted(Comparator.comparing(Paid::until))
                .toList();
    }
}
