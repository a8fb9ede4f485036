package dev.makegood.mutant;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.TagFilter;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** Runs the tests of one package and those below it, in memory, in a given class loader. */
final class QuickTests {
    private static final Path TESTS = Path.of("src/test/java/dev/makegood");

    /** Further packages whose tests run after a package's own. */
    private static final Map<String, List<String>> BESIDE = Map.of(
            "policy", List.of("oracle"),
            "stockout", List.of("advice/options", "brake"),
            "refund", List.of("choice", "brake"),
            "coupon", List.of("brake"));

    private QuickTests() {}

    /** Holds a failed test, with its class. */
    record Failure(String testClass, String test) {}

    /** Returns the first test that fails; empty if none does. */
    static Optional<Failure> failure(ClassLoader loader, List<String> names) {
        var failures = new Failures();
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(loader);
        try (LauncherSession session = LauncherFactory.openSession()) {
            for (String name : names) {
                Class<?> test = Class.forName(name, false, loader);
                if (!Modifier.isAbstract(test.getModifiers())) {
                    session.getLauncher()
                            .execute(
                                    LauncherDiscoveryRequestBuilder.request()
                                            .selectors(selectClass(test))
                                            .filters(TagFilter.excludeTags("platform", "docker", "http"))
                                            .build(),
                                    failures);
                    if (failures.first.isPresent()) {
                        return failures.first.map(failed -> new Failure(name, failed));
                    }
                }
            }
            return Optional.empty();
        } catch (ClassNotFoundException gone) {
            throw new IllegalStateException(gone);
        } catch (LinkageError broken) {
            return Optional.of(new Failure(names.getFirst(), broken.toString()));
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    /**
     * Returns the names of a package's test classes: those named after the class first, then those that need no
     * storage.
     */
    static List<String> names(String area, String className) {
        return Stream.concat(Stream.of(area), BESIDE.getOrDefault(area, List.of()).stream())
                .flatMap(QuickTests::in)
                .sorted(Comparator.comparing((String name) -> !name.contains("." + className))
                        .thenComparing(name -> name.endsWith("Contract")))
                .toList();
    }

    private static Stream<String> in(String area) {
        Path folder = TESTS.resolve(area);
        if (!Files.isDirectory(folder)) {
            return Stream.of();
        }
        try (var files = Files.walk(folder)) {
            return files
                    .map(path -> TESTS.relativize(path).toString())
                    .filter(name -> name.endsWith("Test.java") || name.endsWith("Contract.java"))
                    .sorted()
                    .map(name -> "dev.makegood."
                            + name.substring(0, name.length() - ".java".length())
                                    .replace('/', '.'))
                    .toList()
                    .stream();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static final class Failures implements TestExecutionListener {
        private Optional<String> first = Optional.empty();

        @Override
        public void executionFinished(TestIdentifier test, TestExecutionResult result) {
            if (result.getStatus() == TestExecutionResult.Status.FAILED && first.isEmpty()) {
                first = Optional.of(test.getUniqueId()
                        .replaceAll("^.*\\[class:dev\\.makegood\\.", "")
                        .replaceAll("[\\[\\]]", ""));
            }
        }
    }
}
