package dev.makegood.inventory;

import java.time.Instant;

/** Holds a stock change as reported. */
public record ToldChange(StockChange change, Instant recordedAt) {}
