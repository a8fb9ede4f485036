package dev.makegood.storage.dynamo;

import dev.makegood.storage.StorageBusy;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;

/** Tells trouble that passes (the network, throttling, a fault of the service) from a request that will never do. */
final class Trouble {
    private static final int FIRST_SERVER_FAULT = 500;

    private Trouble() {}

    /** The client has retried by itself before it throws. */
    static boolean passes(SdkException trouble) {
        return switch (trouble) {
            case AwsServiceException refused ->
                refused.isThrottlingException() || refused.statusCode() >= FIRST_SERVER_FAULT;
            case SdkClientException _ -> true;
            default -> false;
        };
    }

    /** @throws StorageBusy if a read met with trouble that passes */
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
