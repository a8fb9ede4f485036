package dev.makegood.file.s3;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Verifies that signatures are those that AWS publishes and that its own signer makes. */
class PresignerTest {
    private static final Presigner EXAMPLE = new Presigner(
            "us-east-1", "AKIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY", Optional.empty());
    private static final Instant AT = Instant.parse("2013-05-24T00:00:00Z");

    /** The example in "Authenticating Requests: Using Query Parameters" of the Amazon S3 API reference. */
    @Test
    void signsThePublishedExampleAsPublished() {
        URI signed = EXAMPLE.sign(
                "GET", URI.create("https://examplebucket.s3.amazonaws.com/test.txt"), Map.of(), AT, Duration.ofDays(1));
        assertTrue(
                signed.toString()
                        .endsWith("&X-Amz-Signature=aeeed9bbccd4d02ee5c0109b86d86835f995330da4c265957d157751f604d404"),
                signed::toString);
    }
}
