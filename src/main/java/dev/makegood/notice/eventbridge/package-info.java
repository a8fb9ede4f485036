/**
 * Sends notices to an EventBridge bus. It may use {@code notice} and the AWS SDK. Begin with
 * {@link dev.makegood.notice.eventbridge.EventBridgePort}.
 */
package dev.makegood.notice.eventbridge;
