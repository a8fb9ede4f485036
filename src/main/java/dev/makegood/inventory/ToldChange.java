package dev.makegood.inventory;

import java.time.Instant;

/** A stock change as it was told. */
public record ToldChange(StockChange change, Instant recordedAt) {}
