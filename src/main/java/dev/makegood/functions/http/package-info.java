/**
 * Reads requests, asks who calls, and writes answers and problems. Begin with
 * {@link dev.makegood.functions.http.Api}.
 */
package dev.makegood.functions.http;
