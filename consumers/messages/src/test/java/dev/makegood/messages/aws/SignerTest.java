package dev.makegood.messages.aws;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Compares signatures with AWS's own example {@code post-vanilla} of Signature Version 4. */
class SignerTest {
    @Test
    void signsAsAwsDoes() {
        var signer = new Signer("AKIDEXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY", "", "us-east-1");
        var headers = signer.headers(
                "service", "example.amazonaws.com", "/", Map.of(), new byte[0], Instant.parse("2015-08-30T12:36:00Z"));
        String expected = "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/service/aws4_request, "
                + "SignedHeaders=host;x-amz-date, "
                + "Signature=5da7c1a2acd57cee7505fc6676e4e544621c30862966e37dddb68e92efbe5d6b";
        assertTrue(headers.get("authorization").equals(expected), headers::toString);
    }
}
