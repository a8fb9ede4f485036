package dev.makegood.functions;

import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.logging.Handler;
import java.util.logging.Logger;
import org.jboss.logmanager.ExtHandler;

/** Makes deployed functions log as {@link JsonLines}; tests and the development mode keep the plain text. */
@Singleton
public class StructuredLog {
    void begin(@Observes StartupEvent event) {
        if (LaunchMode.current() == LaunchMode.NORMAL) {
            for (Handler handler : Logger.getLogger("").getHandlers()) {
                use(handler);
            }
        }
    }

    /** Sets the format of a handler, or of the handlers inside it, since the innermost one prints. */
    static void use(Handler handler) {
        if (handler instanceof ExtHandler outer) {
            for (Handler inner : outer.getHandlers()) {
                use(inner);
            }
        }
        handler.setFormatter(new JsonLines());
    }
}
