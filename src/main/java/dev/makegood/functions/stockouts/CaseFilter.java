package dev.makegood.functions.stockouts;

import dev.makegood.functions.http.Request;
import dev.makegood.functions.refunds.RefundView;
import dev.makegood.input.InvalidInput;
import dev.makegood.market.Market;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;

/**
 * Holds what an operator looks for among the cases of a day. The day and the merchant are read from an index; the other
 * filters are applied to the cases of a page, which may therefore be short or empty and not the last.
 *
 * @param day in the market's zone
 * @param state of the compensation
 * @param refund the state of one of its refunds; {@code late} is any that is unpaid after its deadline
 */
record CaseFilter(
        LocalDate day,
        Optional<String> merchantId,
        Optional<String> violation,
        Optional<String> state,
        Optional<String> refund) {

    private static final List<String> VIOLATIONS = List.of("stockout", "late-shipment");
    private static final List<String> STATES = List.of("awaitingRefund", "owed", "suspended", "issued", "nothing");
    private static final List<String> REFUNDS = List.of(
            "late",
            "scheduled",
            "deferred",
            "processing",
            "pending",
            "returned",
            "parked",
            "refunded",
            "paidByHand",
            "withdrawn");

    static CaseFilter read(Request request) {
        return new CaseFilter(
                day(request.requiredQuery("day")),
                request.queryId("merchantId"),
                one(request, "violation", VIOLATIONS),
                one(request, "state", STATES),
                one(request, "refund", REFUNDS));
    }

    private static LocalDate day(String text) {
        try {
            if (text.matches("[1-9][0-9]{3}-[0-9]{2}-[0-9]{2}")) {
                return LocalDate.parse(text);
            }
        } catch (DateTimeParseException noSuchDay) {
            throw InvalidInput.field("day", "is not a day of the calendar");
        }
        throw InvalidInput.field("day", "must be a date such as 2026-11-24");
    }

    private static Optional<String> one(Request request, String name, List<String> of) {
        Optional<String> value = request.query(name);
        value.filter(given -> !of.contains(given)).ifPresent(_ -> {
            throw InvalidInput.field(name, "must be one of " + String.join(", ", of));
        });
        return value;
    }

    Instant from() {
        return Market.current().startOf(day);
    }

    Instant to() {
        return Market.current().startOf(day.plusDays(1));
    }

    boolean has(CaseView c, Instant now) {
        return violation.filter(only -> !only.equals(c.violation())).isEmpty()
                && state.filter(only -> !only.equals(c.compensation().state())).isEmpty()
                && refund.filter(only -> c.refunds().stream().noneMatch(one -> has(one, only, now)))
                        .isEmpty();
    }

    private static boolean has(RefundView refund, String state, Instant now) {
        boolean paid = List.of("refunded", "paidByHand", "withdrawn").contains(refund.state());
        return state.equals("late") ? !paid && !refund.deadline().isAfter(now) : state.equals(refund.state());
    }
}
