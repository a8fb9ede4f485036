package dev.makegood.local.dynamo;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.net.URI;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.localstack.LocalStackContainer;
import org.testcontainers.utility.DockerImageName;

/** Provides LocalStack for tests: the one at {@code AWS_ENDPOINT_URL}, or else one container for all of them. */
public final class LocalStack {
    /** The last version that starts without an account. */
    private static final DockerImageName IMAGE = DockerImageName.parse("localstack/localstack:4.14.0");

    private static LocalStackContainer container;
    private static boolean said;

    private LocalStack() {}

    /** Returns its DynamoDB. Without Docker and without an address the calling test is skipped with a reason. */
    public static synchronized DynamoEndpoint dynamo() {
        String address = System.getenv("AWS_ENDPOINT_URL");
        if (address != null) {
            return new DynamoEndpoint(URI.create(address));
        }
        if (container == null) {
            skipWithoutDocker();
            container = new LocalStackContainer(IMAGE).withServices("dynamodb", "dynamodbstreams", "sqs");
            container.start();
        }
        return new DynamoEndpoint(container.getEndpoint());
    }

    private static void skipWithoutDocker() {
        if (!DockerClientFactory.instance().isDockerAvailable()) {
            String reason = "Skipped: no Docker engine answers here, and AWS_ENDPOINT_URL names no LocalStack.";
            if (!said) {
                // Maven's report counts skipped tests, but does not show the reason.
                System.out.println(reason);
                said = true;
            }
            assumeTrue(false, reason);
        }
    }
}
