package dev.makegood.local.replay;

import java.io.IOException;

/** Is a command on a folder of orders, which ends with a status. */
@FunctionalInterface
interface Command {
    /**
     * Returns the status of the process.
     *
     * @throws IllegalArgumentException if arguments cannot be used
     * @throws DamagedFile if a file cannot be used
     */
    int run() throws IOException;

    /** Ends the process with the command's status, or with 2 and the reason if arguments or files cannot be used. */
    static void exit(String usage, Command command) throws IOException {
        try {
            System.exit(command.run());
        } catch (IllegalArgumentException wrong) {
            System.err.println(wrong.getMessage() + "\n\n" + usage);
        } catch (DamagedFile damaged) {
            System.err.println(damaged.getMessage());
        }
        System.exit(2);
    }
}
