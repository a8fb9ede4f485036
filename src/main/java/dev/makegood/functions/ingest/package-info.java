/**
 * Takes the platform's reports other than over HTTP, by the routes of the HTTP API. Begin with
 * {@link dev.makegood.functions.ingest.Reports}.
 */
package dev.makegood.functions.ingest;
