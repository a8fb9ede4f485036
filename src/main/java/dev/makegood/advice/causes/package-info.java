/**
 * Finds out why a case came about, from what was reported; people may correct it. It also says which stock would have
 * avoided the cases of a period, and which of them a supplier caused. It may use {@code stockout}, {@code inventory} and
 * {@code order}. Begin with {@link dev.makegood.advice.causes.Explain}.
 */
package dev.makegood.advice.causes;
