/**
 * Reads secrets from AWS Secrets Manager. It may use {@code secret} and the AWS SDK. Begin with
 * {@link dev.makegood.secret.secretsmanager.SecretsManagerSource}.
 */
package dev.makegood.secret.secretsmanager;
