/**
 * Makes signed links, with which people see one thing and act on it without signing in. It may use {@code storage},
 * {@code command} and {@code secret}. Begin with {@link dev.makegood.link.LinkTokens}.
 */
package dev.makegood.link;
