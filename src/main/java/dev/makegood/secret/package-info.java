/**
 * Provides secrets that are read while functions run, so that they may be rotated. It may use {@code logging}. Begin
 * with {@link dev.makegood.secret.RotatedSecret}.
 */
package dev.makegood.secret;
