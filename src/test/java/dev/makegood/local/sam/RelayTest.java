package dev.makegood.local.sam;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.InterfaceAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;

class RelayTest {
    private static final InetSocketAddress ANY_PORT = new InetSocketAddress("127.0.0.1", 0);

    @Test
    void passesBothDirectionsOn() throws Exception {
        HttpServer echo = HttpServer.create(ANY_PORT, 0);
        echo.createContext("/", exchange -> {
            byte[] body = exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        echo.start();
        try (var relay = new Relay(ANY_PORT, echo.getAddress().getPort());
                var client = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + relay.port()))
                    .POST(BodyPublishers.ofString("缺货".repeat(100_000)))
                    .build();
            assertEquals(
                    "缺货".repeat(100_000),
                    client.send(request, BodyHandlers.ofString()).body());
        } finally {
            echo.stop(0);
        }
    }

    @Test
    void takesOnlyItsOwnNetworkIn() throws Exception {
        InterfaceAddress loopback =
                NetworkInterface.getByInetAddress(InetAddress.getByName("127.0.0.1")).getInterfaceAddresses().stream()
                        .filter(address -> address.getAddress().getHostAddress().equals("127.0.0.1"))
                        .findFirst()
                        .orElseThrow();
        assertTrue(Relay.within(loopback, InetAddress.getByName("127.255.0.9")));
        assertFalse(Relay.within(loopback, InetAddress.getByName("128.0.0.1")));
        assertFalse(Relay.within(loopback, InetAddress.getByName("::1")));
    }

    @Test
    void saysThatAnAddressIsNotThisMachines() {
        assertThrows(SocketException.class, () -> new Relay(new InetSocketAddress("192.0.2.1", 0), 1));
    }
}
