/**
 * Erases what people wrote, and forgets who a buyer was. It may use the rooms that keep people's words. Begin with
 * {@link dev.makegood.erasure.EraseBuyer}.
 */
package dev.makegood.erasure;
