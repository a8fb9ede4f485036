/**
 * Keeps archived orders in S3. It may use {@code order.archive}, {@code file.s3} for signatures, and the AWS SDK. Begin
 * with {@link dev.makegood.order.archive.s3.S3Archive}.
 */
package dev.makegood.order.archive.s3;
