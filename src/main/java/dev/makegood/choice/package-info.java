/**
 * Offers buyers their choices: refund now, wait, or a replacement. It may use {@code refund.waiting} and
 * {@code inventory}. Begin with {@link dev.makegood.choice.Choose}.
 */
package dev.makegood.choice;
