package dev.makegood.e2e;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import dev.makegood.local.Circumstances;
import dev.makegood.local.LocalOptions;
import dev.makegood.local.LocalPlatform;
import dev.makegood.local.client.OrderBody;
import dev.makegood.local.events.EventCompanion;
import dev.makegood.local.gateway.GatewayCompanion;
import dev.makegood.notice.EventSchemas;
import dev.makegood.template.ApiSchemas;
import dev.makegood.template.OpenApi;
import io.restassured.filter.FilterContext;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.FilterableRequestSpecification;
import io.restassured.specification.FilterableResponseSpecification;
import io.restassured.specification.RequestSpecification;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Provides the platform of the end-to-end tests: one local platform with a movable clock for all of them, or with
 * {@code -Dmakegood.baseUri=...} another address for tests that need only HTTP. Tokens then come from the local
 * platform's admin server at {@code -Dmakegood.adminUri=...}.
 */
final class Deployment {
    static final Instant START = Instant.parse("2026-03-02T04:00:00Z");

    private static final AtomicLong IDS = new AtomicLong(System.nanoTime());

    /** One instant per run for another address, so that a repeated order is equal. */
    private static final Instant STARTED = Instant.now().truncatedTo(ChronoUnit.SECONDS);

    private static final Set<String> EVENTS = ConcurrentHashMap.newKeySet();

    private static final Set<String> UNDESCRIBED_EVENTS = ConcurrentHashMap.newKeySet();

    private static LocalPlatform platform;

    private Deployment() {}

    /** Returns the local platform. The first call starts it; it stops with the JVM. */
    static synchronized LocalPlatform platform() {
        if (platform == null) {
            platform = startedAt(START);
            Runtime.getRuntime().addShutdownHook(new Thread(platform::close));
        }
        return platform;
    }

    /** Starts a platform whose clock stands at an instant. The caller closes it. */
    static LocalPlatform startedAt(Instant instant) {
        return LocalPlatform.start(LocalOptions.defaults()
                .ports(0)
                .frozenAt(instant)
                .circumstances(new Circumstances(Map.of("Shops", "shopify,woocommerce"), 0, 1))
                .companions(List.of(GatewayCompanion.factory(), EventCompanion.factory(Deployment::receive))));
    }

    static Instant now() {
        return elsewhere() ? STARTED : platform().clock().now();
    }

    private static boolean elsewhere() {
        return System.getProperty("makegood.baseUri") != null;
    }

    static RequestSpecification as(String role, String id) {
        String token = elsewhere() ? tokenOf(role, id) : platform().token(role, id);
        String base = elsewhere()
                ? System.getProperty("makegood.baseUri")
                : platform().baseUri().toString();
        return given().filter(Deployment::verifyDocumented)
                .baseUri(base)
                .contentType(ContentType.JSON)
                .header("authorization", "Bearer " + token);
    }

    /** Verifies that {@code infra/openapi.yaml} describes an answer. */
    private static Response verifyDocumented(
            FilterableRequestSpecification call, FilterableResponseSpecification expected, FilterContext rest) {
        Response answer = rest.next(call, expected);
        OpenApi.route(call.getMethod(), URI.create(call.getURI()).getRawPath())
                .map(route -> ApiSchemas.faults(
                        route,
                        answer.statusCode(),
                        Optional.ofNullable(answer.contentType()).filter(type -> !type.isEmpty()),
                        Optional.of(answer)
                                .filter(some -> some.contentType().contains("json"))
                                .map(some -> some.as(JsonNode.class))))
                .ifPresent(faults -> assertEquals(List.of(), faults, answer::asString));
        return answer;
    }

    private static String tokenOf(String role, String id) {
        return given().baseUri(System.getProperty("makegood.adminUri"))
                .queryParam("role", role)
                .queryParam("id", id == null ? "" : id)
                .get("/token")
                .then()
                .statusCode(200)
                .extract()
                .asString()
                .strip();
    }

    static RequestSpecification asPlatform() {
        return as("platform", null);
    }

    /** Returns an id that no other test uses. */
    static String id(String prefix) {
        return prefix + "-" + IDS.incrementAndGet();
    }

    /** Places a paid order of one line. */
    static Response place(String orderId, String merchantId, String sku, int quantity, long paidMinor) {
        return asPlatform()
                .body(order("buyer-" + orderId, line("1", merchantId, sku, quantity, paidMinor)))
                .put("/orders/" + orderId);
    }

    static OrderBody order(String buyerId, OrderBody.Line... lines) {
        return OrderBody.of(buyerId, now().minusSeconds(60), lines);
    }

    static OrderBody.Line line(String lineId, String merchantId, String sku, int quantity, long paidMinor) {
        return OrderBody.line(lineId, merchantId, sku, quantity, paidMinor, now().plus(Duration.ofHours(8)));
    }

    static Response recount(String merchantId, String sku, String id, int onHand) {
        return as("merchant", merchantId)
                .body(Map.of("onHand", onHand))
                .put("/merchants/" + merchantId + "/stock/" + sku + "/recounts/" + id);
    }

    static Response admit(String orderId, String merchantId, String body) {
        return as("merchant", merchantId).body(body).put("/orders/" + orderId + "/lines/1/admission");
    }

    static Response theCase(String orderId) {
        return asPlatform().get("/cases/" + orderId + "~1~stockout");
    }

    /** Returns how many kinds of events the bus has got. */
    static int kindsOfEvents() {
        return EVENTS.size();
    }

    private static void receive(EventCompanion.BusEvent event) {
        EVENTS.add(event.detailType());
        EventSchemas.faults(event.source(), event.detailType(), event.detail())
                .forEach(fault -> UNDESCRIBED_EVENTS.add(event.detailType() + ": " + fault));
    }

    /** Verifies that {@code infra/events.yaml} describes every event so far. */
    static void verifyEvents() {
        assertEquals(Set.of(), UNDESCRIBED_EVENTS);
    }

    /** Lets minutes pass, runs the schedules in them, and verifies the events. */
    static void pass(int minutes) {
        for (int minute = 0; minute < minutes; minute++) {
            platform().advance(Duration.ofMinutes(1));
            platform().awaitQuietStreams();
        }
        verifyEvents();
    }
}
