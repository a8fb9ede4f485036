package dev.makegood.payment.stripe;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/**
 * Converts between money and the whole numbers in which Stripe counts it. These are the currency's minor units, except
 * for a few currencies. Nothing is rounded: an amount that Stripe cannot hold has no number.
 */
public final class StripeAmount {

    /** The decimals of currencies for which Stripe's differ from the currency's own: docs.stripe.com/currencies. */
    private static final Map<String, Integer> DECIMALS = Map.of("ISK", 2, "UGX", 2, "MGA", 0);

    /** Of currencies with three decimals Stripe takes only amounts that end in zero. */
    private static final int THREE_DECIMALS = 3;

    private StripeAmount() {}

    /** Returns Stripe's number for the amount; empty if Stripe cannot hold it. */
    static Optional<Long> of(Money amount) {
        int decimals = decimals(amount.getCurrencyUnit());
        BigDecimal number = amount.getAmount().movePointRight(decimals).stripTrailingZeros();
        boolean whole = number.scale() <= 0;
        boolean rounded = decimals < THREE_DECIMALS || number.scale() < 0;
        return whole && rounded ? Optional.of(number.longValueExact()) : Optional.empty();
    }

    /** Returns the money of Stripe's number; empty if there is no such currency, or its minor units cannot hold it. */
    public static Optional<Money> money(String currency, long number) {
        String code = currency.toUpperCase(Locale.ROOT);
        return CurrencyUnit.registeredCurrencies().stream()
                .filter(unit -> !unit.isPseudoCurrency() && unit.getCode().equals(code))
                .findFirst()
                .flatMap(unit -> money(unit, number));
    }

    private static Optional<Money> money(CurrencyUnit unit, long number) {
        BigDecimal amount = BigDecimal.valueOf(number, decimals(unit));
        return amount.stripTrailingZeros().scale() <= unit.getDecimalPlaces()
                ? Optional.of(Money.of(unit, amount.stripTrailingZeros()))
                : Optional.empty();
    }

    private static int decimals(CurrencyUnit unit) {
        return DECIMALS.getOrDefault(unit.getCode(), unit.getDecimalPlaces());
    }
}
