/**
 * Shows merchants their accounts, takes top-ups, and checks the books. Begin with
 * {@link dev.makegood.functions.accounts.AccountsApiFunction}.
 */
package dev.makegood.functions.accounts;
