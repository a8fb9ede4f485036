/**
 * Registers files that people upload as evidence. It may use {@code order} and {@code storage}. Begin with
 * {@link dev.makegood.file.UploadedFiles}.
 */
package dev.makegood.file;
