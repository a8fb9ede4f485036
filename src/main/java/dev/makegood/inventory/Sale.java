package dev.makegood.inventory;

import java.time.Instant;
import org.joda.money.Money;

/**
 * Describes units of a SKU that a paid order line takes.
 *
 * @param platform where they were sold
 * @param unitPrice the payment for one of them, rounded down to the minor unit
 */
public record Sale(long units, Instant paidAt, String platform, Money unitPrice) {}
