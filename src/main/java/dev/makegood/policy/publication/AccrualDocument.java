package dev.makegood.policy.publication;

import dev.makegood.input.Input;
import dev.makegood.input.InvalidInput;
import dev.makegood.policy.Accrual;
import dev.makegood.policy.DayCount;
import dev.makegood.policy.PolicyVersion;
import dev.makegood.policy.Rounding;
import dev.makegood.policy.Terms;
import dev.makegood.policy.Violation;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Reads the written form of what accrues until a refund is paid. */
final class AccrualDocument {
    private static final String FIELD = "accrual";
    private static final int MOST_RATES = 100;

    private AccrualDocument() {}

    static Optional<Accrual> read(Input in, Violation violation) {
        if (in.has(FIELD) && violation != Violation.STOCKOUT) {
            throw InvalidInput.field(in.at(FIELD), "is only for stockouts, since it ends when a refund is paid");
        }
        return in.optional(FIELD, name -> in.object(name, AccrualDocument::accrual));
    }

    /**
     * Refuses a version that lets something accrue but makes it wait for the merchant's money.
     *
     * @throws InvalidInput with the field at fault
     */
    static void mustFit(PolicyVersion version, Input in) {
        boolean accrues = version.compensation().accrual().isPresent();
        if (accrues && version.payment().shortfall() == Terms.Payment.Shortfall.SUSPEND) {
            throw InvalidInput.field(
                    in.at("payment/shortfall"), "must be advance, since compensation/accrual is owed without delay");
        }
    }

    private static Accrual accrual(Input in) {
        Accrual.From from = in.choice("from", Accrual.From::id, Accrual.From.values());
        return switch (in.text("kind", 16)) {
            case "interest" ->
                new Accrual.Interest(
                        from, rates(in), in.choice("dayCount", DayCount::id, DayCount.values()), rounding(in));
            case "daily" -> new Accrual.Daily(from, basisPoints(in), rounding(in));
            case "perDay" -> new Accrual.PerDay(from, in.whole("amountMinor", 1, RuleDocument.MAX_MINOR));
            default -> throw InvalidInput.field(in.at("kind"), "must be interest, daily or perDay");
        };
    }

    private static Rounding.Mode rounding(Input in) {
        return in.choice("rounding", Rounding.Mode::id, Rounding.Mode.values());
    }

    private static int basisPoints(Input in) {
        return (int) in.whole("basisPoints", 1, RuleDocument.MAX_BASIS_POINTS);
    }

    private static List<Accrual.AnnualRate> rates(Input in) {
        List<Accrual.AnnualRate> rates = in.list("annualRates", MOST_RATES, AccrualDocument::rate);
        Optional<LocalDate> before = Optional.empty();
        for (int i = 0; i < rates.size(); i++) {
            Optional<LocalDate> from = rates.get(i).from();
            String field = in.at("annualRates/" + i + "/from");
            if (i == 0 && from.isPresent()) {
                throw InvalidInput.field(field, "is not allowed in the first rate, which holds for all earlier days");
            }
            if (i > 0 && from.isEmpty()) {
                throw InvalidInput.field(field, "is required, except in the first rate");
            }
            if (before.isPresent() && !from.orElseThrow().isAfter(before.get())) {
                throw InvalidInput.field(
                        field, "must be after " + before.get() + ", from which the rate before it holds");
            }
            before = from;
        }
        return rates;
    }

    private static Accrual.AnnualRate rate(Input in) {
        return new Accrual.AnnualRate(in.optional("from", in::date), basisPoints(in));
    }
}
