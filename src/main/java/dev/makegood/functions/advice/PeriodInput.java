package dev.makegood.functions.advice;

import dev.makegood.advice.reputation.Period;
import dev.makegood.functions.http.Request;
import dev.makegood.input.InvalidInput;
import dev.makegood.market.Market;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;

/** Reads a period from the query parameters {@code from} and {@code to}. */
final class PeriodInput {
    private static final int LONGEST_DAYS = 92;

    private PeriodInput() {}

    /** Reads days in the zone of the market, since a merchant's platforms may have different zones. */
    static Period of(Request request) {
        LocalDate from = day(request, "from");
        LocalDate to = day(request, "to");
        if (to.isBefore(from)) {
            throw InvalidInput.field("to", "must not be before from");
        }
        var period = new Period(from, to, Market.current().zone());
        if (period.days() > LONGEST_DAYS) {
            throw InvalidInput.field("to", "must be within " + LONGEST_DAYS + " days, the first one included");
        }
        return period;
    }

    private static LocalDate day(Request request, String name) {
        String text = request.requiredQuery(name);
        try {
            if (text.matches("[1-9][0-9]{3}-[0-9]{2}-[0-9]{2}")) {
                return LocalDate.parse(text);
            }
        } catch (DateTimeParseException noSuchDay) {
            throw InvalidInput.field(name, "is not a day of the calendar");
        }
        throw InvalidInput.field(name, "must be a date such as 2026-11-24");
    }
}
