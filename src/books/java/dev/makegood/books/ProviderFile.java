package dev.makegood.books;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;

/** Reads a file with the refunds of a provider, in the provider's own format. */
interface ProviderFile {
    /**
     * Returns the refunds.
     *
     * @throws Unreadable if the file is not what the provider describes, or not whole
     */
    List<ProviderRefund> read(Path file) throws IOException;

    /** Thrown if a file cannot be used; the message says why. */
    final class Unreadable extends IllegalArgumentException {
        private static final long serialVersionUID = 1;

        Unreadable(Path file, String why) {
            super(file.getFileName() + " " + why);
        }
    }

    /** Returns the format of a provider's files. */
    static ProviderFile of(String provider) {
        return switch (provider) {
            case "stripe" -> StripeRefunds::read;
            case "wechatpay" -> WechatPayBill::read;
            case "alipay" -> AlipayBill::read;
            default -> throw new IllegalArgumentException("There are no files of " + provider);
        };
    }

    /** Returns the instant of a time in China without a zone, as in {@code 2026-03-02 12:00:00}. */
    static Instant inChina(String time) {
        return LocalDateTime.parse(time.strip(), DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss"))
                .atZone(ZoneId.of("Asia/Shanghai"))
                .toInstant();
    }

    /** Returns the minor units of an amount in yuan. */
    static long fen(String yuan) {
        return new BigDecimal(yuan.strip()).movePointRight(2).longValueExact();
    }
}
