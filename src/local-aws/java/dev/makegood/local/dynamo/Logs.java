package dev.makegood.local.dynamo;

import io.quarkus.bootstrap.logging.InitialConfigurator;
import java.util.logging.Handler;
import org.jboss.logmanager.Level;
import org.jboss.logmanager.Logger;
import org.jboss.logmanager.formatters.PatternFormatter;
import org.jboss.logmanager.handlers.ConsoleHandler;

/**
 * Sets up logging if Quarkus does not, as in the local platform's own process. The class path has Quarkus' log manager,
 * which holds back everything, including debug messages, until an application starts. Without this, no warning of ours
 * would be seen, and the database server's debug messages would cost more than a third of a call.
 */
final class Logs {
    private Logs() {}

    /** Sends warnings to standard error and drops the rest. Has no effect in a process that Quarkus has set up. */
    static void setUpUnlessQuarkusDid() {
        if (!InitialConfigurator.DELAYED_HANDLER.isActivated()) {
            Logger.getLogger("").setLevel(Level.WARN);
            var console = new ConsoleHandler(
                    ConsoleHandler.Target.SYSTEM_ERR, new PatternFormatter("%d{HH:mm:ss} %p %s%e%n"));
            InitialConfigurator.DELAYED_HANDLER.setHandlers(new Handler[] {console});
        }
    }
}
