/**
 * Computes on paper how far Makegood goes: what its limits are, from counted use and documented quotas, and how long queues
 * become on a day, in virtual seconds. Begin with {@link dev.makegood.scale.Limits}.
 */
package dev.makegood.scale;
