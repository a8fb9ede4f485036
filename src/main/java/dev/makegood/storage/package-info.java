/**
 * Reads rows, decides, and commits all writes of a decision or none. It knows nothing of the business and may use
 * {@code logging}. Begin with {@link dev.makegood.storage.Database}.
 */
package dev.makegood.storage;
