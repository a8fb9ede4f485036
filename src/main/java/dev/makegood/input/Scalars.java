package dev.makegood.input;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import org.joda.money.CurrencyUnit;
import org.joda.money.IllegalCurrencyException;

/** Parses the texts of single fields; a refusal names the field. */
final class Scalars {
    /** Years outside these limits count as typing errors. */
    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");

    private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");

    private Scalars() {}

    /** Reads an instant with its offset, rounded down to the millisecond. */
    static Instant instant(String at, String text) {
        try {
            Instant instant = OffsetDateTime.parse(text).toInstant().truncatedTo(ChronoUnit.MILLIS);
            if (!instant.isBefore(EARLIEST) && instant.isBefore(LATEST)) {
                return instant;
            }
        } catch (DateTimeException notADate) {
            // refused below, like a date that is out of range
        }
        throw InvalidInput.field(at, "must be an instant such as 2026-11-24T08:00:00Z, from 2000 to 2199");
    }

    /** Reads a calendar date. */
    static LocalDate date(String at, String text) {
        try {
            LocalDate date = LocalDate.parse(text);
            if (date.getYear() >= 2000 && date.getYear() < 2200) {
                return date;
            }
        } catch (DateTimeException notADate) {
            // refused below, like a date that is out of range
        }
        throw InvalidInput.field(at, "must be a date such as 2026-11-24, from 2000 to 2199");
    }

    /** Reads the code of a currency in which people can pay. */
    static CurrencyUnit currency(String at, String text) {
        try {
            CurrencyUnit currency = CurrencyUnit.of(text);
            // Nobody can pay in the codes for gold, tests and "no currency".
            if (!currency.isPseudoCurrency()) {
                return currency;
            }
        } catch (IllegalCurrencyException unknown) {
            // refused below, like a code that is of no money
        }
        throw InvalidInput.field(at, "must be the ISO 4217 code of a currency that can be paid in");
    }

    static ZoneId zone(String at, String text) {
        try {
            return ZoneId.of(text);
        } catch (DateTimeException unknown) {
            throw InvalidInput.field(at, "must be a time zone such as Europe/Paris");
        }
    }
}
