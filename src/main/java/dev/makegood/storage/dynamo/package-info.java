/**
 * Keeps rows in DynamoDB. It may use {@code storage} and the AWS SDK. Begin with
 * {@link dev.makegood.storage.dynamo.DynamoDatabase}.
 */
package dev.makegood.storage.dynamo;
