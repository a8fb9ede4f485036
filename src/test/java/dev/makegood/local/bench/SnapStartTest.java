package dev.makegood.local.bench;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Verifies what the packaged order function does before a snapshot and after it, under Lambda's own runtime client and
 * its hooks of org.crac. Nothing is frozen here: the Runtime API restores at once.
 */
@Tag("platform")
class SnapStartTest {
    private static final Pattern LOADED = Pattern.compile("^(\\S+) source:");

    /** The classes that an order still loads; without SnapStart it is fifteen times as many. */
    private static final int MOST_AFTER = 530;

    /** The first class that only an order needs. */
    private static final String FIRST_OF_ORDER = "dev.makegood.functions.orders.OrderInput";

    private static final String CREDENTIALS_OF_LAMBDA = "software.amazon.awssdk.auth.credentials.AwsSessionCredentials";

    @TempDir
    Path directory;

    @Test
    void rehearsesWithoutCredentialsSoThatTheFirstOrderLoadsLittle() throws IOException {
        try (var function = new OrderFunction()) {
            Program order =
                    Programs.under(directory).oursManaged(function.handler()).withSnapStart();
            LoadedClasses.count(order, function.starter(directory.resolve("output.log")), directory);
            List<String> classes = classes(directory.resolve(order.fileName() + ".classes"));
            int restored = classes.indexOf(FIRST_OF_ORDER);
            List<String> before = classes.subList(0, restored);
            assertTrue(before.contains(
                    "software.amazon.awssdk.services.dynamodb.transform.TransactWriteItemsRequestMarshaller"));
            assertTrue(before.contains("dev.makegood.functions.orders.OrdersApiFunction"));
            assertFalse(before.contains(CREDENTIALS_OF_LAMBDA), "the snapshot holds credentials");
            assertTrue(
                    classes.size() - restored <= MOST_AFTER, () -> (classes.size() - restored) + " classes after it");
        }
    }

    private static List<String> classes(Path log) throws IOException {
        try (Stream<String> lines = Files.lines(log)) {
            return lines.map(LOADED::matcher)
                    .filter(matcher -> matcher.find())
                    .map(matcher -> matcher.group(1))
                    .toList();
        }
    }
}
