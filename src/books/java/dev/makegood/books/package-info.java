/**
 * Audits the books of years with SQL, on DuckDB, over an export of all tables, and reports from the same export. No
 * function contains it. Begin with {@link dev.makegood.books.SqlAudit}; {@code docs/books.md} explains the whole.
 */
package dev.makegood.books;
