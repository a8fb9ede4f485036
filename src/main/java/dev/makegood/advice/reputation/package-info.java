/**
 * Shows a merchant how well it made good, and what to do next. It may use {@code advice.options} and reads what
 * others wrote. Begin with {@link dev.makegood.advice.reputation.SeeReputation}.
 */
package dev.makegood.advice.reputation;
