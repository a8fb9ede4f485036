package dev.makegood.refund.manual;

/**
 * Reports that a payment by hand came back.
 *
 * @param reference of the payment, as it was recorded
 * @param reason in plain words, as the bank gave it
 */
public record ManualReturn(String reference, String reason) {}
