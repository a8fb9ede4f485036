/**
 * Keeps the bytes of files in S3. It may use {@code file} and the AWS SDK. Begin with
 * {@link dev.makegood.file.s3.S3FileStore}.
 */
package dev.makegood.file.s3;
