package dev.makegood.policy;

/** Holds one step of an assessment, in words and numbers, as merchant and buyer read it. */
public record Step(String en, String zhCN) {}
