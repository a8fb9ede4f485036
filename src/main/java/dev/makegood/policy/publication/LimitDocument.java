package dev.makegood.policy.publication;

import dev.makegood.input.Input;
import dev.makegood.input.InvalidInput;
import dev.makegood.policy.Exchange;
import dev.makegood.policy.Rounding;
import java.math.BigDecimal;
import java.util.Optional;
import org.joda.money.CurrencyUnit;

/** Reads limits of amounts in the currency of a version, or in another one at the rate that the version states. */
final class LimitDocument {
    /** Up to nine digits, and twelve after the point; a text, so that no reader makes a binary fraction of it. */
    private static final String RATE = "[0-9]{1,9}(\\.[0-9]{1,12})?";

    private final CurrencyUnit currency;
    private final Optional<Exchange> exchange;
    private boolean used;

    private LimitDocument(CurrencyUnit currency, Optional<Exchange> exchange) {
        this.currency = currency;
        this.exchange = exchange;
    }

    /**
     * Holds a limit.
     *
     * @param minor in the version's currency
     * @param foreignMinor in the other one, if it is stated there
     */
    record Limit(long minor, Optional<Long> foreignMinor) {}

    static LimitDocument of(Input rule, CurrencyUnit currency) {
        return new LimitDocument(
                currency, rule.optional("exchange", name -> rule.object(name, in -> exchange(in, currency))));
    }

    Optional<Exchange> exchange() {
        return exchange;
    }

    /** Reads a limit from one of two fields, or from both if they agree, as in a version that is shown. */
    Limit read(Input in, String own, String foreign) {
        if (!in.has(foreign)) {
            return new Limit(in.whole(own, 0, RuleDocument.MAX_MINOR), Optional.empty());
        }
        long stated = in.whole(foreign, 0, RuleDocument.MAX_MINOR);
        Exchange at = exchange.orElseThrow(() -> InvalidInput.field(
                in.at(foreign), "needs compensation/exchange, which says what its currency is worth"));
        used = true;
        long minor = at.convert(stated, currency).getAmountMinorLong();
        if (in.has(own) && in.whole(own, 0, RuleDocument.MAX_MINOR) != minor) {
            throw InvalidInput.field(in.at(own), "must be " + minor + ", which " + foreign + " is at the exchange");
        }
        if (minor > RuleDocument.MAX_MINOR) {
            throw InvalidInput.field(in.at(foreign), "is more than " + RuleDocument.MAX_MINOR + " at the exchange");
        }
        return new Limit(minor, Optional.of(stated));
    }

    /** Refuses an exchange that no limit uses. */
    void mustBeUsed(Input rule) {
        if (exchange.isPresent() && !used) {
            throw InvalidInput.field(rule.at("exchange"), "has no effect, since no limit is in its currency");
        }
    }

    private static Exchange exchange(Input in, CurrencyUnit own) {
        CurrencyUnit other = in.currency("currency");
        if (other.equals(own)) {
            throw InvalidInput.field(in.at("currency"), "must be another one than that of the version");
        }
        String rate = in.text("perUnit", 22);
        if (!rate.matches(RATE) || new BigDecimal(rate).signum() == 0) {
            throw InvalidInput.field(
                    in.at("perUnit"),
                    "must be a text such as \"12.05\", more than 0, with at most 12 digits after the point");
        }
        return new Exchange(other, new BigDecimal(rate), in.choice("mode", Rounding.Mode::id, Rounding.Mode.values()));
    }
}
