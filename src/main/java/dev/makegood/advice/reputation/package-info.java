/**
 * Shows a merchant how well it made good, and what to do next. It may use {@code advice.options}, and only reads rows.
 * Begin with {@link dev.makegood.advice.reputation.SeeReputation}.
 */
package dev.makegood.advice.reputation;
