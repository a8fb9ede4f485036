/**
 * Imports files of reports: registered, uploaded, and worked off piece by piece. It may use {@code mapping} and
 * {@code storage}. Begin with {@link dev.makegood.imports.ImportFiles}.
 */
package dev.makegood.imports;
