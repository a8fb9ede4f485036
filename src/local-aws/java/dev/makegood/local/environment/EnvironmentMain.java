package dev.makegood.local.environment;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * Starts the runtime client as the main class of a function environment, and ensures that the process does not outlive
 * the platform.
 *
 * <p>The platform holds the other end of standard input and writes nothing. However the platform ends, also by kill -9,
 * the operating system closes that end, and the read below returns.
 */
public final class EnvironmentMain {
    /** System property: the directory with the runtime client's unpacked native libraries. */
    public static final String NATIVE_PROPERTY = "makegood.local.native";

    /** System property by which the runtime client is told which native library to load. */
    private static final String CLIENT_PROPERTY =
            "com.amazonaws.services.lambda.runtime.api.client.runtimeapi.NativeClient.JNI";

    private EnvironmentMain() {}

    /** Takes the runtime client's main class, then its own arguments. */
    public static void main(String[] arguments) throws ReflectiveOperationException {
        Thread.ofPlatform().daemon().name("platform-watch").start(EnvironmentMain::endWithPlatform);
        chooseNativeLibrary();
        String[] rest = Arrays.copyOfRange(arguments, 1, arguments.length);
        try {
            Class.forName(arguments[0]).getMethod("main", String[].class).invoke(null, (Object) rest);
        } catch (InvocationTargetException failure) {
            failure.getCause().printStackTrace();
            System.exit(1);
        }
    }

    /**
     * Selects the library before the client does. The client would unpack it to one place in /tmp, which on Lambda
     * belongs to each environment. Here all environments share it, and one that starts would overwrite the library of
     * those that run.
     */
    private static void chooseNativeLibrary() {
        String architecture = System.getProperty("os.arch").equals("aarch64") ? "aarch_64" : "x86_64";
        for (String system : new String[] {"linux", "linux_musl"}) {
            var name = "libaws-lambda-jni." + system + "-" + architecture + ".so";
            String library = Path.of(System.getProperty(NATIVE_PROPERTY), name).toString();
            try {
                System.load(library);
                System.setProperty(CLIENT_PROPERTY, library);
                return;
            } catch (UnsatisfiedLinkError otherSystem) {
                // The next one is for the other C library.
            }
        }
    }

    private static void endWithPlatform() {
        try {
            while (System.in.read() >= 0) {
                // Nobody writes, so any input is not the end.
            }
        } catch (IOException broken) {
            // A broken pipe means the same as its end.
        }
        // Not System.exit: a shutdown hook of the function must not keep the process alive.
        Runtime.getRuntime().halt(0);
    }
}
