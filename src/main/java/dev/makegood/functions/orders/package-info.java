/**
 * Takes orders, shipments, agreements on ship times, and facts that arrive before their order. Begin with
 * {@link dev.makegood.functions.orders.OrdersApiFunction}.
 */
package dev.makegood.functions.orders;
