package dev.makegood.input;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Reads a file that ships with the product. It is YAML, for people; the build writes the same as JSON beside it, so that
 * no function has to start a YAML parser.
 */
public final class ShippedFile {
    private static final String YAML = ".yaml";
    private static final String JSON = ".json";

    private ShippedFile() {}

    /**
     * Reads a file.
     *
     * @param name with a slash first and without an ending, such as {@code /markets/cn}
     * @return empty if there is none
     */
    public static <T> Optional<T> read(String name, Function<Input, T> reader) {
        return text(name + JSON)
                .map(json -> StrictJson.parse(json).read(reader))
                .or(() -> text(name + YAML).map(yaml -> YamlText.read(yaml, reader)));
    }

    /** Returns a file as JSON, as it was written. */
    public static Optional<String> json(String name) {
        return text(name + JSON).or(() -> text(name + YAML).map(YamlText::json));
    }

    private static Optional<String> text(String resource) {
        try (InputStream content = ShippedFile.class.getResourceAsStream(resource)) {
            return content == null ? Optional.empty() : Optional.of(new String(content.readAllBytes(), UTF_8));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Writes the JSON of all YAML files of some directories; the build calls this. */
    public static void main(String[] directories) throws IOException {
        for (String directory : directories) {
            try (Stream<Path> files = Files.list(Path.of(directory))) {
                for (Path yaml :
                        files.filter(file -> file.toString().endsWith(YAML)).toList()) {
                    String name = yaml.getFileName().toString().replace(YAML, JSON);
                    Files.writeString(yaml.resolveSibling(name), YamlText.json(Files.readString(yaml)));
                }
            }
        }
    }
}
