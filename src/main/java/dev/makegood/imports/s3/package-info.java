/**
 * Keeps the files of imports in S3. It may use {@code imports} and {@code file.s3} for signatures. Begin with
 * {@link dev.makegood.imports.s3.S3Uploads}.
 */
package dev.makegood.imports.s3;
