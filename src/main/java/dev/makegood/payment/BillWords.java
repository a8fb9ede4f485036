package dev.makegood.payment;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.Properties;

/** Holds the words of a provider's bills, such as the names of columns, in the provider's language. */
public record BillWords(Properties words) {
    /** Returns the words of a provider. */
    public static BillWords of(String provider) {
        var words = new Properties();
        try (var file = BillWords.class.getResourceAsStream("/bills/" + provider + ".properties")) {
            words.load(new InputStreamReader(file, UTF_8));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return new BillWords(words);
    }

    /** Returns the word of a name. */
    public String get(String name) {
        return Optional.ofNullable(words.getProperty(name)).orElseThrow();
    }
}
