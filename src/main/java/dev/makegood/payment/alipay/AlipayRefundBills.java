package dev.makegood.payment.alipay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.makegood.input.Percent;
import dev.makegood.payment.BilledRefund;
import dev.makegood.payment.DailyBills;
import dev.makegood.payment.ListHttp;
import dev.makegood.payment.Providers;
import dev.makegood.secret.Secret;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * Reads Alipay's business bills, one a day: an archive with a file of details and one of sums. Alipay signs where the
 * archive is, and not the archive itself, which is therefore fetched by https.
 */
public final class AlipayRefundBills implements DailyBills {
    private static final String METHOD = "alipay.data.dataservice.bill.downloadurl.query";
    private static final String SUCCESS = "10000";
    private static final int OK = 200;

    /** Ends the code that says that there was nothing on that day, which Alipay's pages write in two ways. */
    private static final String NONE = "bill_not_exist";

    /** Is in the name of the file of sums. */
    private static final String SUMS = AlipayBill.WORDS.get("sums");

    private final URI address;
    private final Secret app;
    private final Secret key;
    private final Clock clock;

    /**
     * Creates the reader.
     *
     * @param address of Alipay's gateway, or of a stand-in
     * @param app the secret with our application: {@code {"appId", "privateKey"}}
     * @param key the secret with Alipay's public key, or its certificate
     */
    public AlipayRefundBills(URI address, Secret app, Secret key, Clock clock) {
        this.address = address;
        this.app = app;
        this.key = key;
        this.clock = clock;
    }

    @Override
    public String provider() {
        return Providers.ALIPAY;
    }

    @Override
    public String name() {
        return "Alipay";
    }

    @Override
    public List<BilledRefund> bill(ListHttp http, LocalDate day) {
        String content = JsonNodeFactory.instance
                .objectNode()
                .put("bill_type", "trade")
                .put("bill_date", day.toString())
                .toString();
        String query = AlipayApp.of(app).query(METHOD, content, clock.instant());
        HttpResponse<byte[]> answer = http.send(HttpRequest.newBuilder(URI.create(address + "?" + query))
                .header("Content-Type", "application/x-www-form-urlencoded;charset=utf-8")
                .POST(BodyPublishers.ofString("biz_content=" + Percent.encode(content))));
        JsonNode json = AlipayAnswer.of(METHOD, answer.body(), key).orElseThrow(() -> {
            // Our key may have been changed; the next run uses the latest one.
            app.acceptedLatest();
            return http.noList(answer, "not signed by Alipay");
        });
        String code = json.path("sub_code").asText();
        if (code.toLowerCase(Locale.ROOT).endsWith(NONE)) {
            return List.of();
        }
        if (!json.path("code").asText().equals(SUCCESS)) {
            throw http.noList(answer, json.path("code").asText() + " " + code);
        }
        URI place = http.address(answer, safe(json.path("bill_download_url").asText()));
        HttpResponse<byte[]> archive = http.send(HttpRequest.newBuilder(place));
        if (archive.statusCode() != OK) {
            throw http.noList(archive, "no bill");
        }
        return refunds(archive.body());
    }

    /** Returns an address with the scheme of Alipay's gateway: Alipay's pages show http, which anybody could change. */
    private String safe(String download) {
        return download.replaceFirst("^https?:", address.getScheme() + ":");
    }

    private static List<BilledRefund> refunds(byte[] archive) {
        var refunds = new ArrayList<BilledRefund>();
        int files = 0;
        try (var zip = new ZipInputStream(new ByteArrayInputStream(archive), AlipayBill.GBK)) {
            for (ZipEntry file = zip.getNextEntry(); file != null; file = zip.getNextEntry()) {
                if (!file.getName().contains(SUMS)) {
                    refunds.addAll(AlipayBill.refunds(zip.readNBytes(ListHttp.LONGEST)));
                    files++;
                }
            }
        } catch (IOException | IllegalArgumentException malformed) {
            throw new IllegalStateException("a bill of Alipay " + malformed.getMessage(), malformed);
        }
        if (files == 0) {
            throw new IllegalStateException("a bill of Alipay has no file of details");
        }
        return refunds;
    }
}
