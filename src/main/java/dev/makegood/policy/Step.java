package dev.makegood.policy;

/** One step of an assessment, in words and numbers, as the merchant and the buyer read it. */
public record Step(String en, String zhCN) {}
