/**
 * Shows the record of a case, signed, and takes notes. Begin with
 * {@link dev.makegood.functions.evidence.EvidenceApiFunction}.
 */
package dev.makegood.functions.evidence;
