package dev.makegood.oracle;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Year;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Computes what accrues until refunds are paid, a second time and by whole fractions, from the published text alone. */
final class Accrued {
    private final Map<String, Object> text;
    private final ZoneId zone;
    private final Line line;

    Accrued(Rules rules, Line line) {
        text = Rules.map(rules.compensation().get("accrual"));
        zone = ZoneId.of(rules.text("zone"));
        this.line = line;
    }

    long of(List<Part> parts) {
        if (text.isEmpty()) {
            return 0;
        }
        List<Part.Repaid> paid = parts.stream()
                .filter(Part::accrues)
                .flatMap(part -> part.repaid().stream())
                .toList();
        return switch (String.valueOf(text.get("kind"))) {
            case "interest" -> rounded(paid.stream().map(this::interest).reduce(Fraction.NONE, Fraction::plus));
            case "daily" ->
                rounded(paid.stream()
                        .map(one -> new Fraction(
                                whole(one.cash()).multiply(whole(days(one))).multiply(whole(number("basisPoints"))),
                                whole(10_000)))
                        .reduce(Fraction.NONE, Fraction::plus));
            default -> perDay(paid);
        };
    }

    private record Fraction(BigInteger above, BigInteger below) {
        static final Fraction NONE = new Fraction(BigInteger.ZERO, BigInteger.ONE);

        Fraction plus(Fraction other) {
            return new Fraction(
                    above.multiply(other.below).add(other.above.multiply(below)), below.multiply(other.below));
        }
    }

    /** Splits the days by calendar years, which only the last day count needs. */
    private Fraction interest(Part.Repaid paid) {
        Fraction years = Fraction.NONE;
        LocalDate from = from(paid);
        LocalDate to = day(paid.at());
        while (from.isBefore(to)) {
            LocalDate lastOfYear = LocalDate.of(from.plusDays(1).getYear(), 12, 31);
            LocalDate until = lastOfYear.isBefore(to) ? lastOfYear : to;
            years = years.plus(new Fraction(whole(ChronoUnit.DAYS.between(from, until)), whole(year(until))));
            from = until;
        }
        BigInteger share = whole(paid.cash()).multiply(whole(rate()));
        return new Fraction(years.above().multiply(share), years.below().multiply(whole(10_000)));
    }

    private long year(LocalDate in) {
        return switch (String.valueOf(text.get("dayCount"))) {
            case "actual/365" -> 365;
            case "actual/360" -> 360;
            default -> Year.of(in.getYear()).length();
        };
    }

    private long rate() {
        LocalDate paidOn = day(line.paidAt().orElseThrow());
        long rate = 0;
        for (Map<String, Object> one : Rules.maps(text.get("annualRates"))) {
            if (one.get("from") == null || !paidOn.isBefore(LocalDate.parse(String.valueOf(one.get("from"))))) {
                rate = Rules.number(one.get("basisPoints"));
            }
        }
        return rate;
    }

    private long perDay(List<Part.Repaid> paid) {
        Set<LocalDate> days = new HashSet<>();
        for (Part.Repaid one : paid) {
            for (LocalDate day = day(one.at()); one.cash() > 0 && day.isAfter(from(one)); day = day.minusDays(1)) {
                days.add(day);
            }
        }
        return days.size() * number("amountMinor");
    }

    private long days(Part.Repaid paid) {
        return Math.max(0, ChronoUnit.DAYS.between(from(paid), day(paid.at())));
    }

    private LocalDate from(Part.Repaid paid) {
        LocalDate from = day(
                switch (String.valueOf(text.get("from"))) {
                    case "payment" -> line.paidAt().orElseThrow();
                    case "shipTime" -> line.promisedShipAt().orElseThrow();
                    case "established" -> paid.established();
                    default -> paid.dueBy();
                });
        LocalDate before = paid.before().map(this::day).orElse(from);
        return before.isAfter(from) ? before : from;
    }

    private long rounded(Fraction sum) {
        RoundingMode mode = RoundingMode.valueOf(
                String.valueOf(text.get("rounding")).replace("half", "HALF_").toUpperCase(java.util.Locale.ROOT));
        return new BigDecimal(sum.above())
                .divide(new BigDecimal(sum.below()), 0, mode)
                .longValueExact();
    }

    private LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, zone);
    }

    private long number(String name) {
        return Rules.number(text.get(name));
    }

    private static BigInteger whole(long number) {
        return BigInteger.valueOf(number);
    }
}
