package dev.makegood.books;

import dev.makegood.books.ExportFolder.TableFiles;
import dev.makegood.storage.SortableInstant;
import dev.makegood.storage.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Gatherers;
import org.duckdb.DuckDBConnection;

/**
 * Holds the rows of an export in a DuckDB of its own, as tables and views for checks and reports. It lives in a file
 * that is deleted when it is closed.
 */
final class BooksDatabase implements AutoCloseable {
    private static final int FILES_AT_A_TIME = 4;
    private static final Pattern OF_ROWS = Pattern.compile("(?m)^(INSERT|CREATE TABLE) ");

    private final Path folder;
    private final Connection connection;
    private final Consumer<String> progress;

    /** Says how much of the machine it may use: memory as DuckDB writes sizes, and a folder for its temporary files. */
    record Limits(String memory, int threads, Path temporary) {}

    /** Reads a column of a result. */
    interface Reader<T> {
        T read(ResultSet row) throws SQLException;
    }

    private BooksDatabase(Limits limits, Consumer<String> progress) throws IOException, SQLException {
        this.progress = progress;
        folder = Files.createTempDirectory(Files.createDirectories(limits.temporary()), "books-");
        connection = DriverManager.getConnection("jdbc:duckdb:" + folder.resolve("books.duckdb"));
        execute("SET memory_limit = '" + limits.memory() + "'");
        execute("SET threads = " + limits.threads());
        execute("SET temp_directory = '" + folder.resolve("spilled") + "'");
        // Rows have no order, so none need be kept in memory for it.
        execute("SET preserve_insertion_order = false");
        connection.setAutoCommit(false);
    }

    /**
     * Reads an export.
     *
     * @param watermark the totals include the postings up to this instant
     * @param progress is told each step
     */
    static BooksDatabase read(ExportFolder export, Instant watermark, Limits limits, Consumer<String> progress)
            throws IOException, SQLException {
        var books = new BooksDatabase(limits, progress);
        try {
            books.load(export, watermark);
            return books;
        } catch (SQLException | RuntimeException failure) {
            books.close();
            throw failure;
        }
    }

    private void load(ExportFolder export, Instant watermark) throws SQLException {
        run("dialect.sql");
        run("items.sql");
        for (var table : export.tables().entrySet()) {
            String name = table.getKey().name().toLowerCase(Locale.ROOT);
            progress.accept("reading " + name);
            read(name, table.getValue());
        }
        execute("CREATE TABLE audit AS SELECT '" + SortableInstant.format(watermark) + "' AS watermark");
        progress.accept("adding up");
        run("views.sql");
    }

    /** Reads one table's files; a statement that names them runs for a few of them at a time. */
    private void read(String table, TableFiles files) throws SQLException {
        long fullAt = ChronoUnit.MICROS.between(Instant.EPOCH, files.fullAt());
        for (String statement : Statements.of("rows.sql")) {
            String ofTable = statement.replace("{table}", table).replace("{full_at}", Long.toString(fullAt));
            if (ofTable.contains("{full}")) {
                for (List<Path> some : inTurn(files.full())) {
                    execute(ofTable.replace("{full}", list(some)));
                }
            } else if (ofTable.contains("{changes}")) {
                for (List<Path> some : inTurn(files.changes())) {
                    execute(ofTable.replace("{changes}", list(some)));
                }
            } else {
                execute(ofTable);
            }
        }
    }

    private static List<List<Path>> inTurn(List<Path> files) {
        return files.stream().gather(Gatherers.windowFixed(FILES_AT_A_TIME)).toList();
    }

    /** Reads the files of providers, for checks that compare our refunds with theirs. */
    void read(Comparison comparison) throws IOException, SQLException {
        execute("CREATE TABLE provider_refunds (provider VARCHAR, number VARCHAR, refund VARCHAR, payment VARCHAR,"
                + " currency VARCHAR, minor BIGINT, state VARCHAR, created VARCHAR)");
        execute("CREATE TABLE provider_files (provider VARCHAR, begins VARCHAR, ends VARCHAR)");
        for (String provider : comparison.files().keySet()) {
            progress.accept("reading the refunds of " + provider);
            try (var rows = connection.unwrap(DuckDBConnection.class).createAppender("provider_refunds")) {
                for (ProviderRefund refund : comparison.refunds(provider)) {
                    rows.beginRow()
                            .append(provider)
                            .append(refund.number())
                            .append(refund.refund())
                            .append(refund.payment())
                            .append(refund.currency())
                            .append(refund.minor())
                            .append(refund.state().name().toLowerCase(Locale.ROOT))
                            .append(SortableInstant.format(refund.created()))
                            .endRow();
                }
            }
            execute("INSERT INTO provider_files VALUES ('%s', '%s', '%s')"
                    .formatted(
                            provider,
                            SortableInstant.format(comparison.lookedForFrom()),
                            SortableInstant.format(comparison.to())));
        }
        run("providers.sql");
    }

    /** Executes the statements of a file that have no results. */
    private void run(String file) throws SQLException {
        for (String statement : Statements.of(file)) {
            execute(statement);
        }
    }

    /** Executes a statement. Rows are committed at once, for less memory; views wait, since each commit waits for the disk. */
    private void execute(String statement) throws SQLException {
        try (Statement one = connection.createStatement()) {
            one.execute(statement);
        }
        if (OF_ROWS.matcher(statement).find()) {
            connection.commit();
        }
    }

    /** Returns the results of all statements of a file, one after another. */
    <T> List<T> query(String file, Reader<T> reader) throws SQLException {
        return query(file, "%s", reader);
    }

    /** Returns the first findings of each check of a file, by place. */
    <T> List<T> check(String file, int most, Reader<T> reader) throws SQLException {
        return query(file, "SELECT * FROM (%s) AS findings ORDER BY place LIMIT " + most, reader);
    }

    private <T> List<T> query(String file, String around, Reader<T> reader) throws SQLException {
        progress.accept(file.replaceFirst("\\.sql$", "").replaceFirst("^checks/", "checking "));
        var all = new ArrayList<T>();
        for (String statement : Statements.of(file)) {
            try (Statement one = connection.createStatement();
                    ResultSet rows = one.executeQuery(around.replace("%s", statement))) {
                while (rows.next()) {
                    all.add(reader.read(rows));
                }
            }
        }
        return all;
    }

    /** Returns how many rows of a table were kept. */
    long rows(Table table) throws SQLException {
        try (Statement one = connection.createStatement();
                ResultSet rows =
                        one.executeQuery("SELECT count(*) FROM " + table.name().toLowerCase(Locale.ROOT) + "_rows")) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private static String list(List<Path> files) {
        return files.stream()
                .map(file -> "'" + file.toString().replace("'", "''") + "'")
                .collect(Collectors.joining(", ", "[", "]"));
    }

    @Override
    public void close() throws SQLException {
        connection.close();
        Main.delete(folder);
    }
}
