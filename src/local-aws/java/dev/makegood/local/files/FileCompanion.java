package dev.makegood.local.files;

import dev.makegood.file.s3.Presigner;
import dev.makegood.local.Companion;
import dev.makegood.local.lambda.Code;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Runs the buckets of evidence files and of archived orders beside the functions; with a data directory its files outlive the platform. */
public final class FileCompanion implements Companion {
    private final FileDisk disk;
    private final Optional<Path> passing;

    private FileCompanion(FileDisk disk, Optional<Path> passing) {
        this.disk = disk;
        this.passing = passing;
    }

    /** Starts it, with the credentials that the local platform gives its functions. */
    public static Companion start(Companion.Site site) {
        Optional<Path> kept = site.data().map(data -> data.resolveSibling("files"));
        Optional<Path> passing = kept.isPresent() ? Optional.empty() : Optional.of(FileDisk.passing());
        Function<String, Presigner> presigners =
                accessKey -> new Presigner("us-east-1", accessKey, "local", Optional.of("local"));
        var disk = new FileDisk(
                kept.or(() -> passing).orElseThrow(),
                presigners,
                site.template().bucketCors(),
                site.ports().files(),
                site.clock());
        return new FileCompanion(disk, passing);
    }

    /** Returns where files are uploaded and read. */
    public URI uri() {
        return disk.uri();
    }

    @Override
    public Map<String, String> environment() {
        return Map.of("MAKEGOOD_FILES_URL", disk.uri().toString(), "MAKEGOOD_ARCHIVE_URL", disk.uri() + "/archive");
    }

    @Override
    public void close() {
        disk.close();
        try {
            if (passing.isPresent()) {
                Code.deleteTree(passing.get());
            }
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }
}
