package dev.makegood.policy;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.makegood.wording.Sentence;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/**
 * Sets how a percentage is rounded to an amount.
 *
 * @param to the unit to round to
 * @param stepMinor the unit in minor units, from 2; present if and only if the unit is {@link Unit#STEP}
 * @param mode which of the two neighbours an amount between them becomes
 * @param order whether rounding comes before or after floor and cap
 */
public record Rounding(Unit to, Optional<Long> stepMinor, Mode mode, Order order) {
    public enum Unit {
        /** Rounds to fen or cents. */
        MINOR("minor"),
        /** Rounds to whole yuan or dollars. */
        MAJOR("major"),
        /** Rounds to multiples of an amount. */
        STEP("step");

        private final String id;

        Unit(String id) {
            this.id = id;
        }

        @JsonValue
        public String id() {
            return id;
        }
    }

    /** Lists the ways to round. Amounts are never negative. */
    public enum Mode {
        /** To the nearer neighbour, and to the larger one from the middle. */
        HALF_UP("halfUp", RoundingMode.HALF_UP),
        /** To the smaller neighbour: the rest is cut off. */
        DOWN("down", RoundingMode.FLOOR),
        /** To the larger neighbour. */
        UP("up", RoundingMode.CEILING),
        /** To the nearer neighbour, and to the even one from the middle. */
        HALF_EVEN("halfEven", RoundingMode.HALF_EVEN);

        private final String id;
        private final RoundingMode mode;

        Mode(String id, RoundingMode mode) {
            this.id = id;
            this.mode = mode;
        }

        /** Returns a quotient as a whole number. */
        public BigDecimal divide(BigDecimal dividend, BigDecimal divisor) {
            return dividend.divide(divisor, 0, mode);
        }

        @JsonValue
        public String id() {
            return id;
        }

        RoundingMode rounding() {
            return mode;
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

    /** Returns the rounding to minor units. */
    public static Rounding toMinor(Mode mode) {
        return new Rounding(Unit.MINOR, Optional.empty(), mode, Order.BEFORE_LIMITS);
    }

    /**
     * Rounds an amount by the mode.
     *
     * @param minor an amount in minor units, with any fraction
     */
    public BigDecimal round(BigDecimal minor, CurrencyUnit currency) {
        return round(minor, currency, mode.mode);
    }

    /** Returns the least rounded amount that is not below the floor. */
    public BigDecimal atLeast(BigDecimal floorMinor, CurrencyUnit currency) {
        return round(floorMinor, currency, RoundingMode.CEILING);
    }

    /** Returns the largest rounded amount that is not above the cap. */
    public BigDecimal atMost(BigDecimal capMinor, CurrencyUnit currency) {
        return round(capMinor, currency, RoundingMode.FLOOR);
    }

    /** Returns true if a rounded amount exists between floor and cap. */
    public boolean canMeet(Worth.Percent percent, CurrencyUnit currency) {
        return atLeast(percent.floor(), currency).compareTo(atMost(percent.cap(), currency)) <= 0;
    }

    private BigDecimal round(BigDecimal minor, CurrencyUnit currency, RoundingMode by) {
        BigDecimal unit = unitMinor(currency);
        return minor.divide(unit, 0, by).multiply(unit);
    }

    private BigDecimal unitMinor(CurrencyUnit currency) {
        return switch (to) {
            case MINOR -> BigDecimal.ONE;
            case MAJOR -> BigDecimal.TEN.pow(currency.getDecimalPlaces());
            case STEP -> BigDecimal.valueOf(stepMinor.orElseThrow());
        };
    }

    /** Says how an amount is rounded, in a currency, which may have no minor unit. */
    public Sentence words(CurrencyUnit currency) {
        return Sentence.of("rounding." + mode.id).with("unit", unit(currency));
    }

    private Sentence unit(CurrencyUnit currency) {
        if (to == Unit.STEP) {
            return Sentence.of("rounding.step").amount("step", Money.ofMinor(currency, stepMinor.orElseThrow()));
        }
        int decimals = to == Unit.MAJOR ? 0 : currency.getDecimalPlaces();
        return Sentence.of(decimals == 0 ? "rounding.whole" : "rounding.decimals", currency.getCode())
                .with("decimals", decimals);
    }
}
