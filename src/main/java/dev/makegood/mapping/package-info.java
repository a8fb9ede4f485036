/**
 * Makes reports of the records of other systems, by maps. Begin with {@link dev.makegood.mapping.ReportMap}.
 */
package dev.makegood.mapping;
