package dev.makegood.notice;

/** Something in words, ready to be read. */
public record Text(String en, String zhCN) {}
