/** Calls the platform and Makegood. Begin with {@link dev.makegood.messages.http.Http}. */
package dev.makegood.messages.http;
