/**
 * Reads requests, identifies callers, and writes responses and problems. Begin with
 * {@link dev.makegood.functions.http.Api}.
 */
package dev.makegood.functions.http;
