package dev.makegood.books;

import dev.makegood.reconciliation.Reconciliation.Difference;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/**
 * Holds something that was wrong in an export, perhaps only because rows were being written.
 *
 * @param mark the same in two exports if the difference is real, even if the amounts have moved
 */
record BookFinding(Difference difference, String mark) {

    /** Reads a result of a check: words, or amounts in minor units, or words followed by an amount. */
    static BookFinding read(ResultSet row) throws SQLException {
        String rule = row.getString("rule");
        String place = row.getString("place");
        Optional<String> currency = Optional.ofNullable(row.getString("currency"));
        String expectedWords = row.getString("expected");
        String foundWords = row.getString("found");
        long expected = row.getLong("expected_minor");
        long found = row.getLong("found_minor");
        var difference = new Difference(
                rule,
                expectedWords + currency.map(code -> amount(code, expected)).orElse(""),
                foundWords + currency.map(code -> amount(code, found)).orElse(""),
                place);
        boolean ofAmounts = currency.isPresent() && expectedWords.isEmpty() && foundWords.isEmpty();
        String gap = ofAmounts
                ? amount(currency.get(), found - expected)
                : difference.expected() + "\n" + difference.found();
        return new BookFinding(difference, String.join("\n", rule, place, gap));
    }

    /** Returns an amount in words; in minor units if the currency does not exist. */
    static String amount(String currency, long minor) {
        return CurrencyUnit.registeredCurrencies().stream()
                        .anyMatch(one -> one.getCode().equals(currency))
                ? Money.ofMinor(CurrencyUnit.of(currency), minor).toString()
                : currency + " " + minor;
    }
}
