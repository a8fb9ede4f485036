package dev.makegood.numbers;

import dev.makegood.meter.Place;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.TreeSet;

/** Prints figures as Markdown. */
final class Report {
    private final PrintStream out;

    Report(PrintStream out) {
        this.out = out;
    }

    /** Prints what every use case costs, beside what it may cost and what it is to cost. */
    void useCases(List<Measured> all) {
        out.print("""
            | use case | requests | read units | write units | at most | target | USD a million | bytes kept | \
            USD a month for a million |
            |---|---:|---:|---:|---:|---:|---:|---:|---:|
            """);
        for (Measured one : all) {
            out.printf(
                    "| %s | %s | %s | %s | %s | %s | %s | %s | %s |%n",
                    one.useCase(),
                    plain(one.requests()),
                    plain(one.readUnits()),
                    plain(one.writeUnits()),
                    one.useCase().limit(),
                    one.useCase().target().map(Object::toString).orElse(""),
                    Costs.ofAMillion(one),
                    one.storedBytes().setScale(0, RoundingMode.HALF_UP),
                    Costs.ofStoring(one));
        }
        out.flush();
    }

    /** Prints what a million orders cost, and what the figures rest on. */
    void bill(List<Measured> all) {
        BigDecimal good = cost(all, UseCase.KNOWN_BUYER).add(cost(all, UseCase.SHIPMENT));
        BigDecimal cases = cost(all, UseCase.CASE).movePointLeft(2).setScale(2, RoundingMode.HALF_UP);
        out.printf(
                """

            A million orders of 1 line and their shipments cost %s USD, and %s more if one in a hundred becomes a case.

            "At most" and "target" are write units / requests. A case is one of %,d under %s; with a window to choose it is \
            under %s, and no buyer says anything. Prices of %s, on demand. Assumptions:
            %s
            """,
                good,
                cases,
                MassStockout.COUNTED.cases(),
                MassStockout.COUNTED.policy().ref(),
                MassStockout.COUNTED_CHOOSING.policy().ref(),
                Prices.REGION,
                Costs.ASSUMPTIONS);
    }

    private static BigDecimal cost(List<Measured> all, UseCase useCase) {
        return Costs.ofAMillion(
                all.stream().filter(one -> one.useCase() == useCase).findFirst().orElseThrow());
    }

    /** Prints the read and write units of each table and index. */
    void places(List<Measured> some) {
        var places = new TreeSet<Place>();
        some.forEach(one -> {
            places.addAll(one.usage().readUnits().keySet());
            places.addAll(one.usage().writeUnits().keySet());
        });
        out.print("| read / write units |");
        some.forEach(one -> out.print(" " + one.useCase() + " |"));
        out.println();
        out.println("|---|" + "---:|".repeat(some.size()));
        for (Place place : places) {
            out.print("| " + place + " |");
            some.forEach(one -> out.print(" " + units(one, place) + " |"));
            out.println();
        }
        out.println();
        out.flush();
    }

    private static String units(Measured one, Place place) {
        BigDecimal read = one.each(one.usage().readUnits().getOrDefault(place, BigDecimal.ZERO));
        BigDecimal written = one.each(BigDecimal.valueOf(one.usage().writeUnits(place)));
        return read.signum() == 0 && written.signum() == 0 ? "" : plain(read) + " / " + plain(written);
    }

    /** Begins a table of mass stockouts. */
    void head() {
        out.print("""
            | orders stranded | orders kept | coupons outstanding | requests a case | read units | write units | \
            minutes | coupons a transaction | others done after |
            |---:|---:|---:|---:|---:|---:|---:|---:|---:|
            """);
    }

    void row(Figures one) {
        Measured whole = one.whole();
        out.printf(
                "| %,d | %,d | %,d | %s | %s | %s | %d | %s | %d min |%n",
                one.stockout().stranded(),
                one.stockout().kept(),
                one.stockout().coupons(),
                whole.requests(),
                whole.readUnits(),
                whole.writeUnits(),
                one.minutes(),
                one.couponsPerTransaction(),
                one.othersDoneAfter());
        out.flush();
    }

    private static String plain(BigDecimal figure) {
        return figure.stripTrailingZeros().toPlainString();
    }
}
