package dev.makegood.local.sam;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.InterfaceAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.util.Arrays;

/**
 * Lets containers reach servers that listen on the loopback interface only: listens on this machine's address in
 * Docker's bridge network, and accepts connections only from that network and this machine.
 */
final class Relay implements AutoCloseable {
    private final ServerSocket server;
    private final InterfaceAddress network;
    private final int port;

    /**
     * Starts the relay.
     *
     * @param to the port on 127.0.0.1 to which connections are passed on
     */
    Relay(InetSocketAddress listenOn, int to) throws IOException {
        network = network(listenOn.getAddress());
        port = to;
        server = new ServerSocket();
        server.bind(listenOn);
        Thread.ofVirtual().start(this::accept);
    }

    private static InterfaceAddress network(InetAddress own) throws SocketException {
        return NetworkInterface.networkInterfaces()
                .flatMap(found -> found.getInterfaceAddresses().stream())
                .filter(candidate -> candidate.getAddress().equals(own))
                .findFirst()
                .orElseThrow(() -> new SocketException("this machine has no address " + own.getHostAddress()));
    }

    int port() {
        return server.getLocalPort();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket caller = server.accept();
                if (within(network, caller.getInetAddress()) || isOwn(caller.getInetAddress())) {
                    Thread.ofVirtual().start(() -> connect(caller));
                } else {
                    caller.close();
                }
            } catch (IOException closed) {
                // The loop ends with the server; a caller that disconnects does not matter.
            }
        }
    }

    /** Returns true if the address is this machine's: a test uploads to a URL that it got from a container. */
    private static boolean isOwn(InetAddress address) throws SocketException {
        return NetworkInterface.getByInetAddress(address) != null;
    }

    /** Returns true if the address is in an interface's own network. */
    static boolean within(InterfaceAddress network, InetAddress address) {
        byte[] own = network.getAddress().getAddress();
        byte[] other = address.getAddress();
        int bits = network.getNetworkPrefixLength();
        return own.length == other.length && bits > 0 && Arrays.equals(masked(own, bits), masked(other, bits));
    }

    private static byte[] masked(byte[] address, int bits) {
        byte[] masked = address.clone();
        for (int bit = bits; bit < masked.length * 8; bit++) {
            masked[bit / 8] &= (byte) ~(0x80 >> bit % 8);
        }
        return masked;
    }

    private void connect(Socket caller) {
        try (caller;
                Socket target = new Socket(InetAddress.getLoopbackAddress(), port)) {
            Thread back = Thread.ofVirtual().start(() -> pump(target, caller));
            pump(caller, target);
            back.join();
        } catch (IOException gone) {
            // If either side has closed, so does the other.
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static void pump(Socket from, Socket to) {
        try {
            OutputStream out = to.getOutputStream();
            from.getInputStream().transferTo(out);
            to.shutdownOutput();
        } catch (IOException gone) {
            // One direction has ended; the other one ends by itself.
        }
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    /**
     * Takes the address to listen on, then ports, each passed on to the same port of 127.0.0.1. Ends with its process.
     */
    public static void main(String[] arguments) throws InterruptedException {
        try {
            for (String port : Arrays.copyOfRange(arguments, 1, arguments.length)) {
                new Relay(new InetSocketAddress(arguments[0], Integer.parseInt(port)), Integer.parseInt(port));
            }
        } catch (IOException refusal) {
            System.err.println("Containers will not reach this machine: " + refusal.getMessage());
            System.exit(1);
        }
        Thread.currentThread().join();
    }
}
