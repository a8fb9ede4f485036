package dev.makegood.storage.memory;

import dev.makegood.storage.Row;

/**
 * Holds a row with its size.
 *
 * @param bytes the size of the whole row: an index counts it in full even if it has less of it
 */
record SizedRow(Row row, int bytes) {}
