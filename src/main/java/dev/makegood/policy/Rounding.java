package dev.makegood.policy;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.makegood.wording.Sentence;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.joda.money.CurrencyUnit;

/**
 * Sets how a percentage is rounded to an amount; always half-up.
 *
 * @param to the unit to round to
 * @param order whether rounding comes before or after floor and cap
 */
public record Rounding(Unit to, Order order) {
    public enum Unit {
        /** Rounds to fen or cents. */
        MINOR("minor") {
            @Override
            int decimals(CurrencyUnit currency) {
                return currency.getDecimalPlaces();
            }
        },
        /** Rounds to whole yuan or dollars. */
        MAJOR("major") {
            @Override
            int decimals(CurrencyUnit currency) {
                return 0;
            }
        };

        private final String id;

        Unit(String id) {
            this.id = id;
        }

        /** Returns how many decimals of the major unit remain after rounding. */
        abstract int decimals(CurrencyUnit currency);

        @JsonValue
        public String id() {
            return id;
        }

        /** Names the unit in a currency, which may have no minor unit. */
        public Sentence words(CurrencyUnit currency) {
            int decimals = decimals(currency);
            return Sentence.of(decimals == 0 ? "rounding.whole" : "rounding.decimals", currency.getCode())
                    .with("decimals", decimals);
        }
    }

    public enum Order {
        BEFORE_LIMITS("beforeLimits"),
        AFTER_LIMITS("afterLimits");

        private final String id;

        Order(String id) {
            this.id = id;
        }

        @JsonValue
        public String id() {
            return id;
        }
    }

    /**
     * Rounds half-up.
     *
     * @param minor an amount in minor units, with any fraction
     * @param decimals the number of decimals of the currency's minor unit
     */
    public BigDecimal round(BigDecimal minor, int decimals) {
        return round(minor, decimals, RoundingMode.HALF_UP);
    }

    /** Returns the least rounded amount that is not below the floor. */
    public BigDecimal atLeast(BigDecimal floorMinor, int decimals) {
        return round(floorMinor, decimals, RoundingMode.CEILING);
    }

    /** Returns the largest rounded amount that is not above the cap. */
    public BigDecimal atMost(BigDecimal capMinor, int decimals) {
        return round(capMinor, decimals, RoundingMode.FLOOR);
    }

    /** Returns true if a rounded amount exists between floor and cap. */
    public boolean canMeet(Worth.Percent percent, CurrencyUnit currency) {
        int decimals = currency.getDecimalPlaces();
        return atLeast(percent.floor(), decimals).compareTo(atMost(percent.cap(), decimals)) <= 0;
    }

    private BigDecimal round(BigDecimal minor, int decimals, RoundingMode mode) {
        int digits = to == Unit.MAJOR ? decimals : 0;
        return minor.movePointLeft(digits)
                .setScale(0, mode)
                .movePointRight(digits)
                .setScale(0, RoundingMode.UNNECESSARY);
    }
}
