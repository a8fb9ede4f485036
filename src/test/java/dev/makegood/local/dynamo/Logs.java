package dev.makegood.local.dynamo;

import io.quarkus.bootstrap.logging.InitialConfigurator;
import java.util.logging.Handler;
import org.jboss.logmanager.Level;
import org.jboss.logmanager.Logger;
import org.jboss.logmanager.formatters.PatternFormatter;
import org.jboss.logmanager.handlers.ConsoleHandler;

/**
 * Logging where Quarkus does not set it up, as in the local platform's own process: the class path holds Quarkus' log manager,
 * which keeps everything back, debug messages included, until an application starts. No warning of ours would ever be seen, and
 * the debug messages of the database's server cost more than a third of a call.
 */
final class Logs {
    private Logs() {}

    /** Sends warnings to standard error and drops the rest; does nothing in a process that Quarkus has set up. */
    static void setUpUnlessQuarkusDid() {
        if (!InitialConfigurator.DELAYED_HANDLER.isActivated()) {
            Logger.getLogger("").setLevel(Level.WARN);
            var console = new ConsoleHandler(
                    ConsoleHandler.Target.SYSTEM_ERR, new PatternFormatter("%d{HH:mm:ss} %p %s%e%n"));
            InitialConfigurator.DELAYED_HANDLER.setHandlers(new Handler[] {console});
        }
    }
}
