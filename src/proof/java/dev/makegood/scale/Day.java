package dev.makegood.scale;

import dev.makegood.numbers.UseCase;
import java.util.List;
import java.util.function.Function;

/**
 * Plays a day in virtual seconds, and goes on until all of its orders are taken and all of its cases are made good. The
 * peak and the large stockout come at the same time.
 */
final class Day {
    static final int SECONDS = 86_400;

    /** When peak and large stockout begin. */
    private static final int PEAK_AT = 3_600;

    private static final int STRANDING_SECONDS = 60;

    /** After so long, a queue counts as one that never ends. */
    private static final int LAST = 10 * SECONDS;

    private final Input.Chosen chosen;
    private final Counted counted;
    private final Limits limits;
    private final List<Limit> ofOrders;
    private final Station orders = new Station("orders taken");
    private final Station lines = new Station("lines counted in stock");
    private final Station found = new Station("stockouts established");
    private final Station refunds = new Station("refunded");
    private final Station coupons = new Station("compensated");
    private final Station notices = new Station("notices told");

    private Day(Input.Chosen chosen, Counted counted) {
        this.chosen = chosen;
        this.counted = counted;
        limits = new Limits(chosen, counted);
        ofOrders = limits.ofOrders();
    }

    /** Returns the stations after the day, in the order of the work. */
    static List<Station> play(Input.Chosen chosen, Counted counted) {
        return play(chosen, counted, Limits::detection);
    }

    /**
     * Returns the stations of a day on which lines go short in another way.
     *
     * @param finding selects what limits how many lines are found
     */
    static List<Station> play(Input.Chosen chosen, Counted counted, Function<Limits, Limit> finding) {
        return new Day(chosen, counted).play(finding);
    }

    private List<Station> play(Function<Limits, Limit> finding) {
        List<Station> all = List.of(orders, lines, found, refunds, coupons, notices);
        double stream = limits.stream().allowed();
        double detection = finding.apply(limits).allowed();
        double sweep = Math.min(limits.sweep().allowed(), limits.provider().allowed());
        double issue = Math.min(limits.coupons().allowed(), limits.account().allowed());
        double delivery = limits.notices().allowed();
        double cases = 0;
        for (int second = 0; second < LAST; second++) {
            double taken = orders.pass(second, offered(second), admitted(cases));
            lines.pass(second, taken, stream);
            cases = found.pass(second, taken * chosen.get(Input.STOCKOUTS) + stranded(second), detection);
            double refunded = refunds.pass(second, cases, sweep);
            double issued = coupons.pass(second, cases, issue);
            double told = cases * counted.notices(UseCase.DETECT)
                    + refunded * counted.notices(UseCase.SWEEP)
                    + issued * counted.notices(UseCase.ISSUE);
            notices.pass(second, told, delivery);
            if (second > SECONDS && all.stream().allMatch(Station::isEmpty)) {
                break;
            }
        }
        return all;
    }

    private double offered(int second) {
        if (second >= SECONDS) {
            return 0;
        }
        double atPeak = Math.min(chosen.get(Input.ORDERS), chosen.get(Input.PEAK) * chosen.get(Input.PEAK_SECONDS));
        double even = (chosen.get(Input.ORDERS) - atPeak) / SECONDS;
        return even + (isPeak(second, chosen.get(Input.PEAK_SECONDS)) ? atPeak / chosen.get(Input.PEAK_SECONDS) : 0);
    }

    private double stranded(int second) {
        return isPeak(second, STRANDING_SECONDS) ? chosen.get(Input.STRANDED) / STRANDING_SECONDS : 0;
    }

    private static boolean isPeak(int second, double seconds) {
        return second >= PEAK_AT && second < PEAK_AT + seconds;
    }

    private double admitted(double cases) {
        var beside = new Limit.Load(0, chosen.get(Input.ORDERS) / SECONDS, cases);
        return ofOrders.stream()
                .mapToDouble(limit -> limit.orders(beside))
                .min()
                .orElseThrow();
    }

    /** Returns how long after the beginning of peak and large stockout a station was done; never, if it was not. */
    static String done(Station station) {
        return station.isEmpty() ? Figure.time(Math.max(0, station.doneAt() - PEAK_AT)) : "never";
    }

    /** Returns how long the last in the queue waited at most; for ever, if the queue is not gone long after the day. */
    static String waited(Station station) {
        return station.isEmpty() ? Figure.time(station.longestWait()) : "for ever";
    }
}
