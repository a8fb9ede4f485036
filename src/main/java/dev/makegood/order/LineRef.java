package dev.makegood.order;

/** Names one order line. */
public record LineRef(String orderId, String lineId) {}
