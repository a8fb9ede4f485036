/**
 * Shows a merchant what each way out of a short position costs. It may use {@code inventory} and
 * {@code stockout.assessment}; it writes nothing. Begin with {@link dev.makegood.advice.options.WaysOut}.
 */
package dev.makegood.advice.options;
