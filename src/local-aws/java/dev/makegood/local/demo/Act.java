package dev.makegood.local.demo;

/**
 * Is one further story about one feature. It has its own merchants and buyers, so that acts can be played in any order.
 */
public interface Act {
    /** Returns its title. */
    String title();

    /** Plays it through the HTTP API, with its checks on the stage. */
    void play(Stage stage);
}
