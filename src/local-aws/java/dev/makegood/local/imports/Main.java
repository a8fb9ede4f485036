package dev.makegood.local.imports;

import dev.makegood.input.InvalidInput;
import dev.makegood.input.Sha256;
import dev.makegood.local.command.Arguments;
import dev.makegood.mapping.FileText;
import dev.makegood.mapping.Mapping;
import dev.makegood.mapping.ReportMap;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;

/** Runs {@code scripts/import}. Exits with 0, with 1 if lines were refused, with 2 if it cannot begin or go on. */
public final class Main {
    private static final String USAGE = """
        scripts/import FILE --map MAP [--dry-run] [--to URL]

          FILE        CSV with a header, or one JSON object a line, in UTF-8 or GBK
          --map MAP   orders, shipments, recounts, top-ups, jushuitan-orders, wangdian-orders, or a file of your own
          --dry-run   checks every line and sends nothing
          --to URL    the HTTP API, with a token of the platform in MAKEGOOD_TOKEN (default: scripts/local)

        Lines that are not imported are listed in FILE.errors.csv. Run it again if it was stopped: it goes on.
        """;

    private static final URI LOCAL = URI.create("http://127.0.0.1:8080");
    private static final URI LOCAL_TOKEN = URI.create("http://127.0.0.1:8081/token?role=platform");

    private Main() {}

    public static void main(String[] arguments) {
        try {
            System.exit(run(Arguments.read(Set.of("--map", "--to"), Set.of("--dry-run"), arguments)));
        } catch (NoSuchFileException missing) {
            refuse("There is no file " + missing.getFile());
        } catch (IllegalArgumentException wrong) {
            refuse(wrong.getMessage() + "\n\n" + USAGE);
        } catch (InvalidInput | IllegalStateException | IOException | UncheckedIOException failure) {
            refuse(failure.getMessage());
        }
    }

    private static void refuse(String why) {
        System.err.println("\n" + why);
        System.exit(2);
    }

    private static int run(Arguments given) throws IOException {
        Path file = given.file("FILE");
        String mapName = given.value("--map").orElseThrow(() -> new IllegalArgumentException("--map is missing"));
        String text = FileText.of(Files.readAllBytes(file));
        ReportMap map = NamedMap.of(mapName);
        Mapping.Result reports = map.reports(text);
        boolean dry = given.flags().contains("--dry-run");
        Target target = dry ? new DryRun(Clock.systemUTC()) : http(given.value("--to"));
        String digest = Sha256.hex(map + " " + dry + " " + given.value("--to").orElse("") + " " + text);
        var progress = new Progress(file, digest);
        Progress.State end = new Importer(reports, target, progress, System.err).run();
        System.err.printf(
                "%n%s: %,d reports, %,d of them new, %,d lines refused%s%n",
                dry ? "checked" : "imported",
                reports.reports().size(),
                dry ? 0 : end.changed(),
                end.refused(),
                end.refused() == 0 ? "" : ", see " + progress.errors());
        return end.refused() == 0 ? 0 : 1;
    }

    private static Target http(Optional<String> to) {
        return to.isPresent()
                ? new HttpTarget(URI.create(to.get()), System.getenv().getOrDefault("MAKEGOOD_TOKEN", ""))
                : new HttpTarget(LOCAL, localToken());
    }

    private static String localToken() {
        try {
            return HttpClient.newHttpClient()
                    .send(HttpRequest.newBuilder(LOCAL_TOKEN).build(), HttpResponse.BodyHandlers.ofString())
                    .body()
                    .strip();
        } catch (IOException nobody) {
            throw new IllegalStateException(
                    "Nothing answers at " + LOCAL_TOKEN + ": start scripts/local, or say --to URL.");
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", stopped);
        }
    }
}
