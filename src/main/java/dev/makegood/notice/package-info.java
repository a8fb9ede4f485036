/**
 * Writes and delivers notices, once each. It may use {@code wording} and {@code storage}; no other room decides by
 * reading a notice. Begin with {@link dev.makegood.notice.Notice}.
 */
package dev.makegood.notice;
