/**
 * Shows merchants what each way out costs and how well they made good. Begin with
 * {@link dev.makegood.functions.advice.AdviceRoutes}.
 */
package dev.makegood.functions.advice;
