package dev.makegood.scale;

/**
 * Describes something of which there is only so much a second.
 *
 * @param name what there is, in its unit
 * @param allowed how much of it there is a second
 * @param need how much orders, shipments and cases take of it
 * @param source where both figures are from
 * @param raise who changes what to get more
 */
record Limit(String name, double allowed, Need need, String source, String raise) {

    /**
     * Holds how much of it each takes.
     *
     * @param always what is taken in any case, a second
     */
    record Need(double order, double shipment, double aCase, double always) {
        static Need ofCase(double aCase) {
            return new Need(0, 0, aCase, 0);
        }
    }

    /**
     * Holds what comes a second.
     *
     * @param shipments are spread over the day, whenever orders come
     */
    record Load(double orders, double shipments, double cases) {}

    /** Returns how much a load takes a second. */
    double needed(Load load) {
        return need.order() * load.orders() + besideOrders(load);
    }

    /** Returns how many times its need at a load could be met. */
    double times(Load load) {
        return allowed / needed(load);
    }

    /** Returns how many orders a second may come beside the rest of a load. */
    double orders(Load load) {
        return need.order() == 0 ? Double.POSITIVE_INFINITY : Math.max(0, allowed - besideOrders(load)) / need.order();
    }

    private double besideOrders(Load load) {
        return need.shipment() * load.shipments() + need.aCase() * load.cases() + need.always();
    }
}
