package dev.makegood.books;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.makegood.storage.Cursor;
import dev.makegood.storage.Page;
import dev.makegood.storage.Row;
import dev.makegood.storage.Scanner;
import dev.makegood.storage.Table;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;

/**
 * Writes an export as DynamoDB writes one to S3: for each table a summary, a list of data files, and the data files
 * with one row a line. {@link ExportFolder} reads both.
 */
public final class ExportWriter {
    private static final JsonFactory JSON = new JsonFactory();

    private final Path directory;

    public ExportWriter(Path directory) {
        this.directory = directory;
    }

    /** Writes part of the lines of a data file. */
    public interface Lines {
        void writeTo(OutputStream file) throws IOException;
    }

    /** Writes all rows of all tables; {@code at} is the time that the export states. */
    public void write(Scanner scanner, Instant at) throws IOException {
        for (Table table : Table.values()) {
            full(table, at, file -> rows(scanner, table, file));
        }
    }

    /** Writes the rows of a table, one a line, and closes the file. */
    public static void rows(Scanner scanner, Table table, OutputStream file) throws IOException {
        try (JsonGenerator json = JSON.createGenerator(file).setRootValueSeparator(null)) {
            Optional<Cursor> after = Optional.empty();
            do {
                Page<Row> page = scanner.scan(table, after);
                for (Row row : page.items()) {
                    line(json, row);
                }
                after = page.next();
            } while (after.isPresent());
        }
    }

    private static void line(JsonGenerator json, Row row) throws IOException {
        json.writeStartObject();
        json.writeFieldName("Item");
        new ItemJson(json).item(row);
        json.writeEndObject();
        json.writeRaw('\n');
    }

    /** Writes a full export of one table. */
    public void full(Table table, Instant at, Lines... files) throws IOException {
        write(table, "full-" + at.toEpochMilli(), """
            {"version":"2020-06-30","tableArn":"%s","exportTime":"%s","outputFormat":"DYNAMODB_JSON"}
            """.formatted(arn(table), at), files);
    }

    /** Writes an incremental export of one table: changes from {@code from} (inclusive) to {@code to} (exclusive). */
    public void incremental(Table table, Instant from, Instant to, Lines... files) throws IOException {
        write(table, "incremental-" + from.toEpochMilli(), """
            {"version":"2023-08-01","tableArn":"%s","exportFromTime":"%s","exportToTime":"%s",\
            "exportType":"INCREMENTAL_EXPORT","outputFormat":"DYNAMODB_JSON","outputView":"NEW_IMAGE"}
            """.formatted(arn(table), from, to), files);
    }

    private static String arn(Table table) {
        return "arn:aws:dynamodb:local:0:table/" + ExportFolder.tableName(table);
    }

    private void write(Table table, String id, String summary, Lines... files) throws IOException {
        String prefix = ExportFolder.tableName(table) + "/AWSDynamoDB/" + id + "/";
        Path folder = directory.resolve(prefix);
        Files.createDirectories(folder.resolve("data"));
        var listed = new StringBuilder();
        for (int i = 0; i < files.length; i++) {
            String name = "data/%06d.json.gz".formatted(i);
            try (var file =
                    new BufferedOutputStream(new FastGzip(Files.newOutputStream(folder.resolve(name))), 1 << 16)) {
                files[i].writeTo(file);
            }
            listed.append("{\"dataFileS3Key\":\"").append(prefix).append(name).append("\"}\n");
        }
        Files.writeString(folder.resolve("manifest-files.json"), listed);
        Files.writeString(folder.resolve("manifest-summary.json"), summary);
    }

    /** Compresses with the least effort, since writing is what takes the time. */
    private static final class FastGzip extends GZIPOutputStream {
        FastGzip(OutputStream file) throws IOException {
            super(file, 1 << 16);
            def.setLevel(1);
        }
    }
}
