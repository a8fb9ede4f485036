package dev.makegood.policy.publication;

import dev.makegood.calendar.TimeLimit;
import dev.makegood.input.Input;
import dev.makegood.input.InvalidInput;
import dev.makegood.policy.FurtherPeriodExample;
import dev.makegood.policy.FurtherPeriodTerms;
import dev.makegood.policy.PolicyVersion;
import dev.makegood.policy.Violation;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/** Reads the written form of the terms of further periods, and of their examples. */
public final class FurtherPeriodDocument {
    private static final String FIELD = "furtherPeriod";

    private FurtherPeriodDocument() {}

    /**
     * Holds a buyer's call to ship within a further period.
     *
     * @param lastDay absent for the shortest period
     */
    public record AskedPeriod(Instant calledAt, Optional<LocalDate> lastDay) {}

    static Optional<FurtherPeriodTerms> read(Input in, Violation violation) {
        if (in.has(FIELD) && violation != Violation.STOCKOUT) {
            throw InvalidInput.field(in.at(FIELD), "is only for stockouts, since what follows it is one");
        }
        return in.optional(FIELD, name -> in.object(name, FurtherPeriodDocument::terms));
    }

    private static FurtherPeriodTerms terms(Input in) {
        int least = (int) in.whole("leastDays", 0, TimeLimit.MOST_DAYS);
        return new FurtherPeriodTerms(
                least,
                (int) in.whole("mostDays", least, TimeLimit.MOST_DAYS),
                in.choice("then", FurtherPeriodTerms.Then::id, FurtherPeriodTerms.Then.values()),
                in.optional("notNeededFor", in::id));
    }

    /**
     * Refuses terms that can have no effect beside the other terms of a version.
     *
     * @throws InvalidInput with the field at fault
     */
    static void mustFit(PolicyVersion version, Input in) {
        version.furtherPeriod().ifPresent(terms -> mustFit(terms, version, in));
    }

    private static void mustFit(FurtherPeriodTerms terms, PolicyVersion version, Input in) {
        if (version.detection().overdueHours() < terms.leastOverdueHours()) {
            throw InvalidInput.field(
                    in.at("furtherPeriod/leastDays"),
                    "is too many: a line is overdue after detection/overdueHours, "
                            + version.detection().overdueHours() + ", and a period of these days may need "
                            + terms.leastOverdueHours());
        }
        boolean atOnce = version.cancellation().atOnceWhenLate();
        if (atOnce && terms.notNeededFor().isPresent()) {
            throw InvalidInput.field(
                    in.at("furtherPeriod/notNeededFor"),
                    "has no effect, since cancellation/atOnceWhenLate lets every buyer cancel a late line");
        }
        if (atOnce && terms.then() == FurtherPeriodTerms.Then.RIGHT_TO_CANCEL) {
            throw InvalidInput.field(
                    in.at("furtherPeriod/then"),
                    "has no effect, since cancellation/atOnceWhenLate lets buyers cancel before the period ends");
        }
    }

    /** Reads a buyer's call. */
    public static AskedPeriod asked(Input in) {
        return new AskedPeriod(in.instant("calledAt"), in.optional("lastDay", in::date));
    }

    /**
     * Returns the last instant of a further period.
     *
     * @throws InvalidInput with the field that the version does not allow
     */
    public static Instant until(PolicyVersion version, AskedPeriod asked) {
        FurtherPeriodTerms terms = version.furtherPeriod()
                .orElseThrow(() -> InvalidInput.field(
                        FIELD, "has no effect, since the version does not let buyers set further periods"));
        LocalDate earliest = terms.earliest(asked.calledAt(), version.zone());
        LocalDate latest = terms.latest(asked.calledAt(), version.zone());
        LocalDate lastDay = asked.lastDay().orElse(earliest);
        if (lastDay.isBefore(earliest) || lastDay.isAfter(latest)) {
            throw InvalidInput.field(FIELD + "/lastDay", "must be from " + earliest + " to " + latest);
        }
        return FurtherPeriodTerms.until(lastDay, version.zone());
    }

    static FurtherPeriodExample example(Input in) {
        AskedPeriod asked = asked(in);
        return new FurtherPeriodExample(asked.calledAt(), asked.lastDay(), in.instant("until"));
    }

    /**
     * Checks an example.
     *
     * @param field the path of the example in its document
     * @throws InvalidInput if the version does not allow the period, or ends it at another time
     */
    static void prove(PolicyVersion version, FurtherPeriodExample example, String field) {
        Instant right;
        try {
            right = until(version, new AskedPeriod(example.calledAt(), example.lastDay()));
        } catch (InvalidInput refused) {
            throw InvalidInput.field(field + "/" + refused.field(), refused.reason());
        }
        if (!right.equals(example.until())) {
            throw InvalidInput.field(
                    field + "/furtherPeriod/until", "is wrong: under this version the period ends at " + right);
        }
    }
}
