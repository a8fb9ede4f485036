package dev.makegood.books;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.makegood.payment.BilledRefund;
import dev.makegood.payment.alipay.AlipayBill;
import dev.makegood.payment.wechatpay.WechatPayBill;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;

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
            case "wechatpay" -> file -> bill(file, text -> WechatPayBill.refunds(new String(text, UTF_8)));
            case "alipay" -> file -> bill(file, AlipayBill::refunds);
            default -> throw new IllegalArgumentException("There are no files of " + provider);
        };
    }

    private static List<ProviderRefund> bill(Path file, Function<byte[], List<BilledRefund>> format)
            throws IOException {
        try {
            return format.apply(Files.readAllBytes(file)).stream()
                    .map(ProviderRefund::of)
                    .toList();
        } catch (IllegalArgumentException malformed) {
            throw new Unreadable(file, malformed.getMessage());
        }
    }
}
