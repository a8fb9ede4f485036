/**
 * Records shipments, and reverts those that did not take place. It may use {@code order} and {@code inventory}. Begin
 * with {@link dev.makegood.order.shipment.RecordShipment}.
 */
package dev.makegood.order.shipment;
