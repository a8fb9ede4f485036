package dev.makegood.local.environment;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.util.Arrays;

/**
 * The main class of a function environment: starts the runtime client and makes sure that the process does not outlive the
 * platform.
 *
 * <p>The platform holds the other end of standard input and writes nothing. However the platform ends, also by kill -9, the
 * operating system closes that end, and the read below returns.
 */
public final class EnvironmentMain {
    private EnvironmentMain() {}

    /** Arguments: the runtime client's main class, then its own arguments. */
    public static void main(String[] arguments) throws ReflectiveOperationException {
        Thread.ofPlatform().daemon().name("platform-watch").start(EnvironmentMain::endWithPlatform);
        String[] rest = Arrays.copyOfRange(arguments, 1, arguments.length);
        try {
            Class.forName(arguments[0]).getMethod("main", String[].class).invoke(null, (Object) rest);
        } catch (InvocationTargetException failure) {
            failure.getCause().printStackTrace();
            System.exit(1);
        }
    }

    private static void endWithPlatform() {
        try {
            while (System.in.read() >= 0) {
                // Nobody writes; whatever comes is not the end.
            }
        } catch (IOException broken) {
            // A broken pipe means the same as its end.
        }
        // Not System.exit: a shutdown hook of the function must not keep an orphan alive.
        Runtime.getRuntime().halt(0);
    }
}
