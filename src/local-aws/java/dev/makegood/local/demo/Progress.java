package dev.makegood.local.demo;

import java.io.PrintStream;

/** Prints what is happening, with the seconds since the start. */
final class Progress {
    private final PrintStream out;
    private final long began = System.nanoTime();

    Progress(PrintStream out) {
        this.out = out;
    }

    void say(String format, Object... values) {
        say(String.format(format, values));
    }

    void say(String text) {
        out.printf("%3d s  %s%n", (System.nanoTime() - began) / 1_000_000_000, text);
        out.flush();
    }
}
