/**
 * Keeps the double-entry ledger and the merchants' accounts. It may use {@code market}, {@code policy} and {@code storage}. Begin
 * with {@link dev.makegood.account.Ledger}.
 */
package dev.makegood.account;
