package dev.makegood.local.bench;

/**
 * Holds what it took from the start of a process to its first answer.
 *
 * @param cpuMillis processor time of all threads, in steps of 10 ms
 * @param peakMegabytes the most memory that was resident
 */
record FirstAnswer(double wallMillis, double cpuMillis, double peakMegabytes) {}
