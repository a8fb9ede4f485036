package dev.makegood.payment.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Answers each connection with fixed bytes, HTTP or not; then closes it, or never does. */
final class RawGateway implements AutoCloseable {

    private final ServerSocket listening;
    private final List<Socket> held = new CopyOnWriteArrayList<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();

    RawGateway(String answer, boolean hangUp) throws IOException {
        listening = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
        Thread.ofVirtual().start(() -> serve(answer.getBytes(StandardCharsets.UTF_8), hangUp));
    }

    private void serve(byte[] answer, boolean hangUp) {
        try {
            while (true) {
                Socket socket = listening.accept();
                held.add(socket);
                requests.add(head(socket));
                socket.getOutputStream().write(answer);
                if (hangUp) {
                    socket.close();
                }
            }
        } catch (SocketException closed) {
            // The test is over.
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Reads the request's lines up to the empty one. */
    private static String head(Socket socket) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = socket.getInputStream().read();
            if (next < 0) {
                return head.toString();
            }
            head.append((char) next);
        }
        return head.toString();
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + listening.getLocalPort());
    }

    /** Returns the heads of the requests so far. */
    List<String> requests() {
        return new ArrayList<>(requests);
    }

    @Override
    public void close() throws IOException {
        listening.close();
        for (Socket socket : held) {
            socket.close();
        }
    }
}
