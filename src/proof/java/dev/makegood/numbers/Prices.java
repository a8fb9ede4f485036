package dev.makegood.numbers;

import java.math.BigDecimal;

/**
 * Holds the prices of AWS in US dollars, in us-east-1, on demand, without free tiers, discounts and tax, as of 2026-11-29:
 * the pages {@code aws.amazon.com/dynamodb/pricing/on-demand}, {@code /lambda/pricing}, {@code /api-gateway/pricing},
 * {@code /cloudwatch/pricing} and {@code /eventbridge/pricing}. Other regions ask for more, up to twice as much.
 */
final class Prices {
    static final String REGION = "us-east-1, 2026-11-29";

    /** A million write units of DynamoDB. */
    static final BigDecimal WRITE_UNITS = usd("0.625");

    /** A million read units of DynamoDB. */
    static final BigDecimal READ_UNITS = usd("0.125");

    /** A gigabyte that DynamoDB stores for a month, with the backup for point-in-time recovery. */
    static final BigDecimal STORED_GIGABYTE = usd("0.25").add(usd("0.20"));

    /** A million invocations of Lambda. */
    static final BigDecimal INVOCATIONS = usd("0.20");

    /** A million gigabyte-seconds of Lambda on arm64. */
    static final BigDecimal GIGABYTE_SECONDS = usd("13.3334");

    /** A million calls of an HTTP API. */
    static final BigDecimal CALLS = usd("1.00");

    /** A million custom events on an event bus. */
    static final BigDecimal EVENTS = usd("1.00");

    /** A gigabyte of logs that CloudWatch takes. */
    static final BigDecimal LOGGED_GIGABYTE = usd("0.50");

    private Prices() {}

    private static BigDecimal usd(String price) {
        return new BigDecimal(price);
    }
}
