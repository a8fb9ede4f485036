package dev.makegood.local.command;

import dev.makegood.input.InvalidInput;
import dev.makegood.input.PlainText;
import dev.makegood.input.YamlText;
import dev.makegood.policy.PolicyVersion;
import dev.makegood.policy.publication.PolicyDocument;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

/** Reads a policy version from a file, as it is published. */
public final class VersionFile {
    /** A version of a file may have been published at any time; only when it takes effect counts. */
    private static final Instant PUBLISHED = Instant.parse("2000-01-01T00:00:00Z");

    private VersionFile() {}

    /**
     * Reads a version.
     *
     * @throws IllegalArgumentException if it is none, with the file, and the line at fault
     */
    public static PolicyVersion read(Path file) throws IOException {
        try {
            return YamlText.read(PlainText.of(Files.readAllBytes(file)), in -> PolicyDocument.read(in, PUBLISHED));
        } catch (InvalidInput refused) {
            throw new IllegalArgumentException(file + ": " + refused.getMessage(), refused);
        }
    }
}
