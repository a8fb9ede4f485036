package dev.makegood.notice.eventbridge;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.makegood.notice.Event;
import dev.makegood.notice.Message;
import dev.makegood.notice.Notice;
import dev.makegood.notice.NoticePort;
import java.time.Duration;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResponse;

/** Sends notices to an event bus, from which the platform delivers them to people. */
public final class EventBridgePort implements NoticePort {
    /** The source of all our events. */
    static final String SOURCE = "dev.makegood";

    /** EventBridge takes 256 KB per entry; time, source and detail type take less than 1 KB of it. */
    static final int MAX_DETAIL_BYTES = 255 * 1024;

    /** The time-out of a call, which takes about 20 ms: a bus that hangs must not use up the minute of a pass. */
    private static final Duration ATTEMPT_TIMEOUT = Duration.ofSeconds(2);

    private static final Duration CALL_TIMEOUT = Duration.ofSeconds(5);

    private static final ObjectMapper JSON = JsonMapper.builder().build();

    private final EventBridgeClient client;
    private final String bus;

    public EventBridgePort(EventBridgeClient client, String bus) {
        this.client = client;
        this.bus = bus;
    }

    /** Creates a port to a bus, with region, credentials and endpoint from the environment. */
    public static EventBridgePort to(String bus) {
        var http = UrlConnectionHttpClient.builder()
                .connectionTimeout(ATTEMPT_TIMEOUT)
                .socketTimeout(ATTEMPT_TIMEOUT)
                .build();
        var client = EventBridgeClient.builder()
                .httpClient(http)
                .overrideConfiguration(
                        config -> config.apiCallAttemptTimeout(ATTEMPT_TIMEOUT).apiCallTimeout(CALL_TIMEOUT))
                .build();
        return new EventBridgePort(client, bus);
    }

    /**
     * Sends the notice as one event.
     *
     * @throws IllegalStateException if the bus refused the event, or the event is too large
     * @throws SdkException if the bus could not be reached or did not answer
     */
    @Override
    public void send(Message message) {
        Notice notice = message.notice();
        var entry = PutEventsRequestEntry.builder()
                .eventBusName(bus)
                .source(SOURCE)
                .detailType(notice.kind())
                .time(notice.createdAt())
                .detail(detail(message))
                .build();
        PutEventsResponse response = client.putEvents(request -> request.entries(entry));
        // A refused entry is answered with status 200; only the count shows it.
        if (response.failedEntryCount() == null || response.failedEntryCount() != 0) {
            throw new IllegalStateException("EventBridge refused notice " + notice.id() + ": " + response.entries());
        }
    }

    private static String detail(Message message) {
        try {
            String json = JSON.writeValueAsString(Event.of(message));
            int bytes = json.getBytes(UTF_8).length;
            if (bytes > MAX_DETAIL_BYTES) {
                throw new IllegalStateException("notice " + message.notice().id() + " is too large: " + bytes);
            }
            return json;
        } catch (JsonProcessingException bug) {
            throw new IllegalStateException(bug);
        }
    }
}
