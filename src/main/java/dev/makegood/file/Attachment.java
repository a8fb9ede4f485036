package dev.makegood.file;

import java.util.Optional;

/**
 * Holds one item of evidence.
 *
 * @param text describes what it shows
 * @param file a file that shows it; its bytes are stored elsewhere
 */
public record Attachment(String text, Optional<File> file) {
    /** Replaces text that was erased because it may identify a person. */
    public static final String ERASED = "[erased]";

    /**
     * Returns this item with its text and file name erased. The digest stays, so that the file can still be recognised.
     */
    public Attachment erased() {
        return new Attachment(ERASED, file.map(f -> new File(ERASED, f.sha256(), f.bytes(), f.mediaType())));
    }

    /**
     * Refers to a file by its digest, which proves that a copy is this file.
     *
     * @param sha256 SHA-256 of the bytes, 64 hexadecimal digits in lower case
     * @param bytes size of the file
     */
    public record File(String name, String sha256, long bytes, String mediaType) {}
}
