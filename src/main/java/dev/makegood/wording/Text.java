package dev.makegood.wording;

/** Holds a text in both languages. */
public record Text(String en, String zhCN) {}
