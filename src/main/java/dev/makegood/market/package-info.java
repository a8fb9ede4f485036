/**
 * Says where a stack trades: the zone, the working days and the languages of its country. It may use {@code calendar},
 * {@code wording} and {@code input}. Begin with {@link dev.makegood.market.Market}.
 */
package dev.makegood.market;
