/**
 * Shows merchants the cost of each way out and how well they made good. Begin with
 * {@link dev.makegood.functions.advice.AdviceRoutes}.
 */
package dev.makegood.functions.advice;
