/**
 * Defines the country of a stack: its zone, working days and languages. It may use {@code calendar}, {@code wording}
 * and {@code input}. Begin with {@link dev.makegood.market.Market}.
 */
package dev.makegood.market;
