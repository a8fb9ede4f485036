/**
 * Shows people their notices, and delivers them. Begin with
 * {@link dev.makegood.functions.notices.NoticesApiFunction}.
 */
package dev.makegood.functions.notices;
