/**
 * Keeps rows in memory, with DynamoDB's limits. It may use {@code storage}. Begin with
 * {@link dev.makegood.storage.memory.MemoryDatabase}.
 */
package dev.makegood.storage.memory;
