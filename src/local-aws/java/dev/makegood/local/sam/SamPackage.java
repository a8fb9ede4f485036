package dev.makegood.local.sam;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.makegood.local.Ports;
import dev.makegood.local.template.LocalSecret;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Builds the package for SAM local: the deployed zip with {@link UncheckedTokens} added, and the deployed template with
 * the differences of a development machine. The containers reach this machine as {@code host.docker.internal}.
 */
final class SamPackage {
    private static final String HOST = "http://host.docker.internal:";

    private SamPackage() {}

    /**
     * Takes the directory to write {@code function.zip}, {@code template.yaml} and {@code variables.json} into, and the
     * address at which this machine and its containers reach the relay.
     */
    public static void main(String[] arguments) throws IOException {
        write(Path.of("template.yaml"), Path.of("target", "function.zip"), Path.of(arguments[0]), arguments[1]);
    }

    static void write(Path template, Path zip, Path directory, String relay) throws IOException {
        Files.createDirectories(directory);
        Path copy = directory.resolve("function.zip");
        Files.copy(zip, copy, StandardCopyOption.REPLACE_EXISTING);
        String handler = UncheckedTokens.class.getName().replace('.', '/') + ".class";
        try (FileSystem inside = FileSystems.newFileSystem(copy);
                InputStream code = UncheckedTokens.class.getResourceAsStream("/" + handler)) {
            Files.createDirectories(inside.getPath(handler).getParent());
            Files.copy(code, inside.getPath(handler));
        }
        Files.writeString(directory.resolve("template.yaml"), local(Files.readString(template)));
        Files.writeString(directory.resolve("variables.json"), variables(relay));
    }

    /** Returns the template with our handler, this machine's processor, and DynamoDB's address. */
    private static String local(String template) {
        String architecture = System.getProperty("os.arch").equals("aarch64") ? "arm64" : "x86_64";
        String text = template.replace("CodeUri: target/function.zip", "CodeUri: function.zip");
        text = replaceOnce(
                text,
                "Handler: io.quarkus.funqy.lambda.FunqyStreamHandler::handleRequest",
                "Handler: " + UncheckedTokens.class.getName() + "::handleRequest");
        text = replaceOnce(text, "Default: arm64", "Default: " + architecture);
        return replaceOnce(
                text,
                "      Variables:\n        MAKEGOOD_TABLES",
                "      Variables:\n        AWS_ENDPOINT_URL_DYNAMODB: " + HOST + Ports.DEFAULT.database()
                        + "\n        AWS_ENDPOINT_URL_SECRETS_MANAGER: " + HOST + Ports.DEFAULT.secrets()
                        + "\n        MAKEGOOD_TABLES");
    }

    /**
     * Returns the form of SAM local's {@code --env-vars}: for each function the variables that the template gives it.
     */
    private static String variables(String relay) throws IOException {
        var values = new TreeMap<>(LocalSecret.VARIABLES);
        values.put("MAKEGOOD_GATEWAY_URL", HOST + Ports.DEFAULT.gateway());
        // URLs of the bucket are used from this machine.
        values.put("MAKEGOOD_FILES_URL", "http://" + relay + ":" + Ports.DEFAULT.files());
        values.put("MAKEGOOD_ARCHIVE_URL", "http://" + relay + ":" + Ports.DEFAULT.files() + "/archive");
        values.put("MAKEGOOD_EVENT_BUS", "");
        return new ObjectMapper().writeValueAsString(Map.of("Parameters", values));
    }

    private static String replaceOnce(String text, String what, String with) {
        if (text.split(Pattern.quote(what), -1).length != 2) {
            throw new IllegalStateException("template.yaml must have exactly once: " + what);
        }
        return text.replace(what, with);
    }
}
