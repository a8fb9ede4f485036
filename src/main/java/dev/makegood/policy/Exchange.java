package dev.makegood.policy;

import com.fasterxml.jackson.annotation.JsonFormat;
import dev.makegood.wording.Sentence;
import java.math.BigDecimal;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/**
 * Sets the rate at which limits that a text states in another currency become limits in the version's. The rate is
 * the version's own and never changes; another rate needs another version.
 *
 * @param currency the other currency
 * @param perUnit how much of it one unit of the version's currency is worth, such as 12 roubles for a yuan; more than zero
 * @param mode how a converted limit is rounded to the minor unit of the version's currency
 */
public record Exchange(
        CurrencyUnit currency,
        @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal perUnit,
        Rounding.Mode mode) {

    /** Returns an amount of the other currency in another one, which is the version's, divided exactly and rounded once. */
    public Money convert(long foreignMinor, CurrencyUnit into) {
        BigDecimal minor = BigDecimal.valueOf(foreignMinor)
                .movePointRight(into.getDecimalPlaces() - currency.getDecimalPlaces())
                .divide(perUnit, 0, mode.rounding());
        return Money.ofMinor(into, minor.longValueExact());
    }

    /** Says how an amount of the other currency became one of the version's. */
    public Sentence words(long foreignMinor, CurrencyUnit into) {
        return Sentence.of("step.converted")
                .amount("foreign", Money.ofMinor(currency, foreignMinor))
                .amount("amount", convert(foreignMinor, into))
                .decimal("rate", perUnit.toPlainString())
                .with("currency", currency.getCode())
                .with("into", into.getCode())
                .with("rounding", Rounding.toMinor(mode).words(into));
    }
}
