/**
 * Erases people's texts, and cuts the link to a buyer. It may use the rooms that keep such texts. Begin with
 * {@link dev.makegood.erasure.EraseBuyer}.
 */
package dev.makegood.erasure;
