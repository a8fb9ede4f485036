/** Sends events to a web address of the platform, signed. Begin with {@link dev.makegood.messages.webhook.Webhook}. */
package dev.makegood.messages.webhook;
