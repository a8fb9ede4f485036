/**
 * Tells people what happened, once, and delivers it. It may use {@code wording} and {@code storage}; no other room
 * reads a notice to decide. Begin with {@link dev.makegood.notice.Notice}.
 */
package dev.makegood.notice;
