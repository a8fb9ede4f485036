/** Delivers events to people. Begin with {@link dev.makegood.messages.DeliverMessages}. */
package dev.makegood.messages;
