/**
 * Flags what looks like abuse, by merchants and by buyers, for a person to look at. A flag changes neither money nor
 * rights. It may use {@code stockout}, {@code inventory}, {@code order} and {@code account}. Begin with
 * {@link dev.makegood.abuse.WatchAbuse}.
 */
package dev.makegood.abuse;
