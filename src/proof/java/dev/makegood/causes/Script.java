package dev.makegood.causes;

import dev.makegood.advice.causes.RootCause;
import java.util.function.Consumer;

/**
 * Holds a kind of history whose cause is known, since it is written here.
 *
 * @param truth the cause of all its cases; unknown if nobody could tell it from what is reported
 */
record Script(String name, RootCause truth, Consumer<Stage> play) {}
