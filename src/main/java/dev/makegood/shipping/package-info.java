/**
 * Records what is told about shipments, and does what follows from it for waits, urges and further periods. Begin with
 * {@link dev.makegood.shipping.ToldShipments}.
 */
package dev.makegood.shipping;
