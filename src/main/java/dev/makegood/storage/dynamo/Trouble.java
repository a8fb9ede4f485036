package dev.makegood.storage.dynamo;

import dev.makegood.storage.StorageBusy;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Distinguishes temporary trouble (network, throttling, a fault of the service) from requests that can never succeed.
 */
final class Trouble {
    private static final int FIRST_SERVER_FAULT = 500;

    private Trouble() {}

    /** Returns true if the trouble is temporary. The client has already retried before it throws. */
    static boolean passes(SdkException trouble) {
        return switch (trouble) {
            case AwsServiceException refused ->
                refused.isThrottlingException() || refused.statusCode() >= FIRST_SERVER_FAULT;
            case SdkClientException _ -> true;
            default -> false;
        };
    }

    /**
     * Runs a read.
     *
     * @throws StorageBusy if it met temporary trouble
     */
    static <T> T busy(Supplier<T> read) {
        try {
            return read.get();
        } catch (SdkException trouble) {
            if (passes(trouble)) {
                throw new StorageBusy("could not be read: " + trouble.getMessage(), trouble);
            }
            throw trouble;
        }
    }
}
