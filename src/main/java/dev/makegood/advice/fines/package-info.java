/**
 * Checks the deductions of a merchant's bill against the policies that were in force, from what the bill itself says.
 */
package dev.makegood.advice.fines;
