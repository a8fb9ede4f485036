package dev.makegood.policy;

import com.fasterxml.jackson.annotation.JsonValue;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * How a percentage becomes an amount: always half-up.
 *
 * @param to the unit that it is rounded to
 * @param order whether that comes before floor and cap, or after them
 */
public record Rounding(Unit to, Order order) {
    public enum Unit {
        /** Fen, cents. */
        MINOR("minor", "minor unit", "分"),
        /** Whole yuan, dollars. */
        MAJOR("major", "whole unit", "整元");

        private final String id;
        private final String en;
        private final String zh;

        Unit(String id, String en, String zh) {
            this.id = id;
            this.en = en;
            this.zh = zh;
        }

        @JsonValue
        public String id() {
            return id;
        }

        public String en() {
            return en;
        }

        public String zh() {
            return zh;
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
     * @param minor an amount in minor units, with what there is of fractions
     * @param decimals how many decimals the currency's minor unit is
     */
    BigDecimal round(BigDecimal minor, int decimals) {
        int digits = to == Unit.MAJOR ? decimals : 0;
        return minor.movePointLeft(digits)
                .setScale(0, RoundingMode.HALF_UP)
                .movePointRight(digits)
                .setScale(0, RoundingMode.UNNECESSARY);
    }
}
