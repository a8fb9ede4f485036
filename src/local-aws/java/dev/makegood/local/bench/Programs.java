package dev.makegood.local.bench;

import dev.makegood.local.lambda.Code;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/** Lays out a function and the plain handler as Lambda does: unpacked for the managed runtime, and as jars. */
final class Programs {
    private static final Path ZIP = Path.of("target", "function.zip");

    /** Lambda's own flags for Java 25, as in scripts/lambda-image. */
    private static final List<String> FLAGS = List.of(
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Xmx435m",
            "--add-opens=java.base/java.io=ALL-UNNAMED",
            "--enable-native-access=ALL-UNNAMED",
            "-Djava.net.preferIPv4Stack=true");

    private static final String CLIENT = "com.amazonaws.services.lambda.runtime.api.client.AWSLambda";

    /** The libraries of ours that the plain handler needs. */
    private static final List<String> PLAIN_LIBRARIES = List.of(
            "software.amazon.",
            "org.slf4j.",
            "org.reactivestreams.",
            "com.fasterxml.jackson.core.",
            "com.amazonaws.aws-lambda-java-core");

    /** The libraries in the runtime's own directory, besides the runtime client. */
    private static final List<String> RUNTIME_LIBRARIES =
            List.of("com.amazonaws.aws-lambda-java-core", "software.amazon.awssdk.utils-lite");

    private final Path directory;
    private final Code code;

    private Programs(Path directory, Code code) {
        this.directory = directory;
        this.code = code;
    }

    /** Lays out the packaged functions below a directory. */
    static Programs under(Path directory) {
        return new Programs(directory, Code.unpack(ZIP, Path.of("target", "runtime-client"), directory));
    }

    /** Returns a function as it is deployed, with its classes loaded by the runtime client's own class loader. */
    Program oursManaged(String handler) throws IOException {
        Path root = fresh("ours");
        unzip(ZIP, root);
        return managed("ours", root, handler);
    }

    Program oursOnClassPath(String handler) throws IOException {
        var jars = new ArrayList<>(runtime());
        jars.add(code.directory().resolve("functions.jar"));
        jars.addAll(jars(code.directory().resolve("lib")));
        return onClassPath("ours", jars, handler);
    }

    Program plainManaged() throws IOException {
        Path root = fresh("plain");
        Path lib = Files.createDirectory(root.resolve("lib"));
        copyPlain(Files.createDirectories(root.resolve("dev/makegood/local/bench")));
        for (Path jar : plainLibraries()) {
            Files.copy(jar, lib.resolve(jar.getFileName()));
        }
        return managed("plain Java", root, PlainHandler.class.getName());
    }

    Program plainOnClassPath() throws IOException {
        Path classes = fresh("plain-jar");
        Path jar = classes.resolve("plain.jar");
        try (var out = new ZipOutputStream(Files.newOutputStream(jar));
                InputStream bytes = PlainHandler.class.getResourceAsStream("PlainHandler.class")) {
            out.putNextEntry(new ZipEntry("dev/makegood/local/bench/PlainHandler.class"));
            bytes.transferTo(out);
            out.closeEntry();
        }
        var jars = new ArrayList<>(runtime());
        jars.add(jar);
        jars.addAll(plainLibraries());
        return onClassPath("plain Java", jars, PlainHandler.class.getName());
    }

    /** Returns the Node handler, or empty without Node or its SDK, which scripts/bench installs. */
    Optional<Program> node() {
        Path root = directory.resolve("node");
        return Files.isDirectory(root.resolve("node_modules"))
                ? Optional.of(new Program("Node", List.of("/usr/bin/env", "node", root + "/order.mjs"), root, false))
                : Optional.empty();
    }

    private static void copyPlain(Path into) throws IOException {
        try (InputStream bytes = PlainHandler.class.getResourceAsStream("PlainHandler.class")) {
            Files.copy(bytes, into.resolve("PlainHandler.class"));
        }
    }

    private Program managed(String name, Path root, String handler) throws IOException {
        return new Program(name + ", managed", java(runtime(), handler), root, false);
    }

    private Program onClassPath(String name, List<Path> jars, String handler) {
        return new Program(
                name + ", class path", java(jars, handler), code.directory().resolve("task"), false);
    }

    private static List<String> java(List<Path> classPath, String handler) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(FLAGS);
        command.add("-cp");
        command.add(String.join(":", classPath.stream().map(Path::toString).toList()));
        command.add(CLIENT);
        command.add(handler);
        return List.copyOf(command);
    }

    private List<Path> runtime() throws IOException {
        var jars = new ArrayList<>(jars(code.directory().resolve("runtime")));
        jars.addAll(libraries(RUNTIME_LIBRARIES));
        return jars;
    }

    private List<Path> plainLibraries() throws IOException {
        return libraries(PLAIN_LIBRARIES);
    }

    private List<Path> libraries(List<String> prefixes) throws IOException {
        return jars(code.directory().resolve("lib")).stream()
                .filter(jar -> prefixes.stream().anyMatch(jar.getFileName().toString()::startsWith))
                .toList();
    }

    private static List<Path> jars(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.sorted().toList();
        }
    }

    private Path fresh(String name) throws IOException {
        Path path = directory.resolve(name);
        if (Files.exists(path)) {
            Code.deleteTree(path);
        }
        return Files.createDirectories(path);
    }

    private static void unzip(Path zip, Path into) throws IOException {
        try (ZipFile file = new ZipFile(zip.toFile())) {
            for (ZipEntry entry : file.stream().filter(e -> !e.isDirectory()).toList()) {
                Path target = into.resolve(entry.getName());
                Files.createDirectories(target.getParent());
                try (InputStream content = file.getInputStream(entry)) {
                    Files.copy(content, target);
                }
            }
        }
    }
}
