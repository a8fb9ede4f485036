package dev.makegood.local.lambda;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * Holds the packaged functions, unpacked once per content. The zip's own classes become one more jar, because the JVM's
 * AOT cache takes jars only.
 *
 * @param directory named after the content, so that whatever is derived from it (the AOT cache) is never stale
 */
public record Code(Path directory) {
    private static final List<Class<?>> ENVIRONMENT_CLASSES = List.of(
            dev.makegood.local.environment.EnvironmentMain.class,
            dev.makegood.local.environment.LocalClock.class,
            dev.makegood.local.environment.ClockFile.class);

    /**
     * Unpacks, or finds what an earlier run unpacked. Two platforms may do so concurrently.
     *
     * @param runtimeClient the directory of the runtime interface client's jars
     * @param under the directory for all unpacked versions
     */
    public static Code unpack(Path zip, Path runtimeClient, Path under) {
        try {
            Path target = under.resolve("code-" + digest(zip, runtimeClient)).toAbsolutePath();
            if (!Files.isDirectory(target)) {
                Files.createDirectories(under);
                Path draft = Files.createTempDirectory(under, "draft-");
                fill(draft, zip, runtimeClient);
                publish(draft, target);
            }
            return new Code(target);
        } catch (IOException fault) {
            throw new UncheckedIOException("The packaged functions cannot be unpacked", fault);
        }
    }

    /**
     * Returns all jars, the environment's own first; sorted, since the AOT cache needs the same class path every time.
     */
    public String classPath() {
        try {
            var jars = new ArrayList<Path>();
            jars.add(directory.resolve("environment.jar"));
            jars.addAll(jars(directory.resolve("runtime")));
            jars.add(directory.resolve("functions.jar"));
            jars.addAll(jars(directory.resolve("lib")));
            return jars.stream().map(Path::toString).collect(Collectors.joining(":"));
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    private static List<Path> jars(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.sorted().toList();
        }
    }

    private static void fill(Path draft, Path zip, Path runtimeClient) throws IOException {
        Files.createDirectories(draft.resolve("lib"));
        Files.createDirectories(draft.resolve("task"));
        try (ZipFile packaged = new ZipFile(zip.toFile());
                ZipOutputStream classes = jar(draft.resolve("functions.jar"))) {
            for (ZipEntry entry :
                    packaged.stream().filter(e -> !e.isDirectory()).toList()) {
                try (InputStream content = packaged.getInputStream(entry)) {
                    if (entry.getName().startsWith("lib/")) {
                        Files.copy(
                                content,
                                draft.resolve("lib")
                                        .resolve(Path.of(entry.getName()).getFileName()));
                    } else if (!entry.getName().equals("META-INF/MANIFEST.MF")) {
                        add(classes, entry.getName(), content);
                    }
                }
            }
        }
        Files.createDirectories(draft.resolve("runtime"));
        for (Path jar : jars(runtimeClient)) {
            Files.copy(jar, draft.resolve("runtime").resolve(jar.getFileName()));
            unpackNative(jar, Files.createDirectories(draft.resolve("native")));
        }
        try (ZipOutputStream environment = jar(draft.resolve("environment.jar"))) {
            for (Class<?> type : ENVIRONMENT_CLASSES) {
                try (InputStream content = bytes(type)) {
                    add(environment, resource(type).substring(1), content);
                }
            }
            String provider = dev.makegood.local.environment.LocalClock.class.getName() + "\n";
            add(
                    environment,
                    "META-INF/services/java.time.Clock",
                    new java.io.ByteArrayInputStream(provider.getBytes()));
        }
    }

    private static void unpackNative(Path jar, Path into) throws IOException {
        try (ZipFile file = new ZipFile(jar.toFile())) {
            for (ZipEntry entry :
                    file.stream().filter(e -> e.getName().endsWith(".so")).toList()) {
                try (InputStream content = file.getInputStream(entry)) {
                    Files.copy(content, into.resolve(Path.of(entry.getName()).getFileName()));
                }
            }
        }
    }

    private static ZipOutputStream jar(Path file) throws IOException {
        return new ZipOutputStream(Files.newOutputStream(file));
    }

    private static void add(ZipOutputStream jar, String name, InputStream content) throws IOException {
        jar.putNextEntry(new ZipEntry(name));
        content.transferTo(jar);
        jar.closeEntry();
    }

    private static void publish(Path draft, Path target) throws IOException {
        try {
            Files.move(draft, target);
        } catch (FileSystemException otherWasFirst) {
            if (!Files.isDirectory(target) && !(otherWasFirst instanceof FileAlreadyExistsException)) {
                throw otherWasFirst;
            }
            deleteTree(draft);
        }
    }

    /** Deletes a directory and all that is in it. */
    public static void deleteTree(Path root) throws IOException {
        try (Stream<Path> tree = Files.walk(root)) {
            for (Path path : tree.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    private static String digest(Path zip, Path runtimeClient) throws IOException {
        MessageDigest digest;
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError("Every Java platform has SHA-256", impossible);
        }
        feed(digest, Files.newInputStream(zip));
        for (Path jar : jars(runtimeClient)) {
            feed(digest, Files.newInputStream(jar));
        }
        for (Class<?> type : ENVIRONMENT_CLASSES) {
            feed(digest, bytes(type));
        }
        digest.update(System.getProperty("java.vm.version").getBytes());
        return HexFormat.of().formatHex(digest.digest(), 0, 8);
    }

    private static void feed(MessageDigest digest, InputStream content) throws IOException {
        try (content;
                var through = new DigestInputStream(content, digest)) {
            through.transferTo(OutputStream.nullOutputStream());
        }
    }

    private static String resource(Class<?> type) {
        return "/" + type.getName().replace('.', '/') + ".class";
    }

    private static InputStream bytes(Class<?> type) {
        return type.getResourceAsStream(resource(type));
    }
}
