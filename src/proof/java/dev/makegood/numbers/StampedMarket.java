package dev.makegood.numbers;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.makegood.books.ExportWriter;
import dev.makegood.coupon.Coupon;
import dev.makegood.coupon.Coupons;
import dev.makegood.coupon.redemption.RedeemCoupon;
import dev.makegood.order.PaidOrder;
import dev.makegood.shop.Shop;
import dev.makegood.storage.Table;
import dev.makegood.storage.memory.MemoryDatabase;
import dev.makegood.storage.memory.MemoryScanner;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Plays a small marketplace once, with one merchant, and writes its rows any number of times, each time with other ids.
 * So the rows are those that use cases write, and books of any size balance.
 */
final class StampedMarket {
    static final int ORDERS = 550;
    static final int CASES = 50;
    static final Instant END = Shop.START.plus(Duration.ofDays(3));

    /** Nine digits that stand in all ids, in place of which each copy gets its number. */
    private static final String STAMP = "731946825";

    private static final int FIRST_COPY = 100_000_000;
    private static final int REDEMPTIONS = 10;
    private static final byte[] LINE_END = {'\n'};

    /** The lines of each table, cut where the stamp stands. */
    private final Map<Table, List<List<byte[]>>> lines = new EnumMap<>(Table.class);

    private final MemoryDatabase database = new MemoryDatabase();
    private final MemoryScanner scanner = new MemoryScanner(database, 10_000);
    private final Shop shop = new Shop(database, scanner);

    private StampedMarket() {}

    static StampedMarket play() throws IOException {
        var market = new StampedMarket();
        market.sell();
        market.compensate();
        market.shop.reconcile();
        market.cut();
        return market;
    }

    private void sell() {
        shop.clock.advance(Duration.ofHours(1));
        shop.count(STAMP, MarketplaceIds.SKU, "wms-" + STAMP + "-1", ORDERS);
        for (int n = 0; n < ORDERS - REDEMPTIONS; n++) {
            place(n);
        }
    }

    /** The merchant finds that some units are missing, and pays for part of the coupons. */
    private void compensate() {
        shop.count(STAMP, MarketplaceIds.SKU, "wms-" + STAMP + "-2", ORDERS - CASES - REDEMPTIONS);
        shop.topUp(STAMP, "t-" + STAMP, 10_000);
        repeat(() -> shop.strand(100));
        repeat(shop::sweep);
        repeat(shop::issue);
        repeat(shop::deliver);
        for (int n = 0; n < ORDERS - CASES - REDEMPTIONS; n++) {
            shop.ship(order(n), "YT%s%04d".formatted(STAMP, n), line(n), 1);
        }
        shop.count(STAMP, MarketplaceIds.SKU, "wms-" + STAMP + "-3", REDEMPTIONS);
        for (int n = 0; n < REDEMPTIONS; n++) {
            redeem(ORDERS - CASES - REDEMPTIONS + n, ORDERS - REDEMPTIONS + n);
        }
    }

    private void repeat(Runnable pass) {
        for (int i = 0; i < 8; i++) {
            shop.clock.advance(Duration.ofHours(1));
            pass.run();
        }
    }

    /** Spends part of the coupon of a buyer without goods on another order of the same buyer. */
    private void redeem(int stranded, int next) {
        String holder = buyer(stranded);
        Coupon coupon = new Coupons(database)
                .ofHolder(holder, 1, Optional.empty())
                .items()
                .getFirst();
        var part = new RedeemCoupon.Request(coupon.couponId(), "r-" + next, holder, holder, order(next), 100);
        new RedeemCoupon(database).redeem(part, shop.clock.instant());
        place(next, holder);
    }

    private void place(int n) {
        place(n, buyer(n));
    }

    private void place(int n, String buyer) {
        var line = Shop.line(line(n), STAMP, MarketplaceIds.SKU, 1, 9_900);
        Instant paidAt = Shop.START.plusSeconds(n);
        var order = new PaidOrder(order(n), "pinduoduo", buyer, Shop.CNY, paidAt, List.of(line));
        shop.report(order);
        shop.allocate(order);
    }

    private static String order(int n) {
        return "261110-%s%06d".formatted(STAMP, n);
    }

    private static String line(int n) {
        return "3845%s%06d".formatted(STAMP, n);
    }

    private static String buyer(int n) {
        return "b_%017x%s%06d".formatted(1, STAMP, n);
    }

    private void cut() throws IOException {
        for (Table table : Table.values()) {
            var all = new ByteArrayOutputStream();
            ExportWriter.rows(scanner, table, all);
            List<List<byte[]>> cut = new ArrayList<>();
            all.toString(StandardCharsets.UTF_8).lines().forEach(line -> cut.add(pieces(line)));
            lines.put(table, cut);
        }
        assertEquals(CASES + REDEMPTIONS, lines.get(Table.COUPONS).size(), "coupons and redemptions");
    }

    private static List<byte[]> pieces(String line) {
        String[] pieces = line.split(STAMP, -1);
        return IntStream.range(0, pieces.length)
                .mapToObj(i -> pieces[i].getBytes(StandardCharsets.UTF_8))
                .toList();
    }

    /** Writes one copy of a table's rows; rows without an id of the market only in the first. */
    void write(Table table, int copy, OutputStream file) throws IOException {
        byte[] stamp = Integer.toString(FIRST_COPY + copy).getBytes(StandardCharsets.US_ASCII);
        for (List<byte[]> line : lines.get(table)) {
            if (line.size() > 1 || copy == 0) {
                file.write(line.getFirst());
                for (byte[] piece : line.subList(1, line.size())) {
                    file.write(stamp);
                    file.write(piece);
                }
                file.write(LINE_END);
            }
        }
    }
}
