/**
 * Collects the record of a case and signs it. It reads the rooms that the record covers. Begin with
 * {@link dev.makegood.evidence.CaseRecord}.
 */
package dev.makegood.evidence;
