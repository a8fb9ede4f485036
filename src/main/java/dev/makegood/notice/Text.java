package dev.makegood.notice;

/** A notice in words, ready to be read. */
public record Text(String en, String zhCN) {}
