package dev.makegood.functions.ingest;

import dev.makegood.functions.Metrics;
import dev.makegood.functions.Schedule;
import dev.makegood.identity.Pseudonyms;
import dev.makegood.imports.ImportFiles;
import dev.makegood.imports.UploadStore;
import dev.makegood.logging.Log;
import dev.makegood.payment.Providers;
import dev.makegood.storage.Database;
import io.quarkus.funqy.Funq;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;

/** Takes the reports of uploaded files, on a schedule. */
@Singleton
public class ImportFilesFunction {
    private static final Log LOG = Log.of(ImportFilesFunction.class);

    /** Ends before the next run begins, with some seconds for the last piece. */
    private static final Duration BUDGET = Duration.ofSeconds(45);

    private final ImportFiles importFiles;
    private final Clock clock;

    public ImportFilesFunction(
            Database database, UploadStore store, Pseudonyms pseudonyms, Providers providers, Clock clock) {
        var reports = new Reports("import", database, pseudonyms, providers, clock);
        importFiles = new ImportFiles(
                database, store, new FileReports(reports, providers, clock), clock, ImportFilesFunction::tell);
        this.clock = clock;
    }

    private static void tell(Object about, RuntimeException fault) {
        LOG.error("{} failed and is tried again", about, fault);
    }

    @Funq("import-files")
    public ImportFiles.ImportResult run(Map<String, Object> payload) {
        Schedule.check(payload, "import-files");
        ImportFiles.ImportResult result = work();
        Metrics.emit("ImportsStalled", result.stalled(), "Count", clock.instant());
        return result;
    }

    /** Works off what is due, and measures nothing. */
    public ImportFiles.ImportResult work() {
        return importFiles.runOnce(BUDGET);
    }
}
