package dev.makegood.fact;

import java.util.Optional;

/**
 * Something that is brought forward to prove a point.
 *
 * @param text what it shows
 * @param file a file that shows it, which is kept elsewhere
 */
public record Evidence(String text, Optional<File> file) {
    /** What stands in the place of words that were taken out because they may name a person. */
    public static final String ERASED = "[erased]";

    /** The same without words; the digest stays. */
    public Evidence erased() {
        return new Evidence(ERASED, file.map(f -> new File(ERASED, f.sha256(), f.bytes(), f.mediaType())));
    }

    /**
     * A file by reference: whoever has it can prove that it is the one.
     *
     * @param sha256 of its bytes, 64 hexadecimal digits in lower case
     * @param bytes its size
     */
    public record File(String name, String sha256, long bytes, String mediaType) {}
}
