/**
 * Is the only entry: one class per Lambda function, in folders by area. It may use every room. Begin with
 * {@link dev.makegood.functions.Wiring}.
 */
package dev.makegood.functions;
