package dev.makegood.notice;

/** Holds a text in both languages. */
public record Text(String en, String zhCN) {}
