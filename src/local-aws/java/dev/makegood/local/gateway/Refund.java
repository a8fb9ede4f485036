package dev.makegood.local.gateway;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;

/**
 * Holds a refund request; {@code amountMinor} in minor units of {@code currency}. The simulator knows a refund by its key,
 * and needs neither its number nor its payment.
 */
@JsonIgnoreProperties({"number", "payment"})
record Refund(String key, String orderId, long amountMinor, String currency) {

    Refund {
        if (key == null || key.isBlank() || orderId == null || orderId.isBlank()) {
            throw new IllegalArgumentException("key and orderId are needed");
        }
        if (amountMinor <= 0 || currency == null || !currency.matches("[A-Z]{3}")) {
            throw new IllegalArgumentException("amountMinor must be positive, currency an ISO 4217 code");
        }
    }
}
