/**
 * Records shipments, and takes back those that were none. It may use {@code order} and {@code inventory}. Begin
 * with {@link dev.makegood.order.shipment.RecordShipment}.
 */
package dev.makegood.order.shipment;
