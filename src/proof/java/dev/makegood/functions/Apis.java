package dev.makegood.functions;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.databind.JsonNode;
import dev.makegood.evidence.ExportEvidence;
import dev.makegood.evidence.IssueBadge;
import dev.makegood.file.MemoryFileStore;
import dev.makegood.functions.accounts.AccountsApiFunction;
import dev.makegood.functions.buyers.BuyersApiFunction;
import dev.makegood.functions.coupons.CouponsApiFunction;
import dev.makegood.functions.evidence.EvidenceApiFunction;
import dev.makegood.functions.http.Call;
import dev.makegood.functions.http.Role;
import dev.makegood.functions.http.SecondPair;
import dev.makegood.functions.ingest.ImportFilesFunction;
import dev.makegood.functions.ingest.ImportsApiFunction;
import dev.makegood.functions.ingest.IngestMessagesFunction;
import dev.makegood.functions.links.LinksApiFunction;
import dev.makegood.functions.links.Pages;
import dev.makegood.functions.notices.NoticesApiFunction;
import dev.makegood.functions.orders.OrdersApiFunction;
import dev.makegood.functions.orders.ShopWebhooks;
import dev.makegood.functions.policies.PoliciesApiFunction;
import dev.makegood.functions.refunds.RefundsApiFunction;
import dev.makegood.functions.servicedesk.ServiceDeskApiFunction;
import dev.makegood.functions.stock.StockApiFunction;
import dev.makegood.functions.stockouts.StockoutsApiFunction;
import dev.makegood.imports.MemoryUploads;
import dev.makegood.inventory.StockKey;
import dev.makegood.link.LinkTokens;
import dev.makegood.local.template.FunctionSpec;
import dev.makegood.local.template.Trigger;
import dev.makegood.order.AllocateStock;
import dev.makegood.order.LineRef;
import dev.makegood.order.MemoryArchive;
import dev.makegood.order.archive.DatabaseWithArchive;
import dev.makegood.payment.ProviderWebhooks;
import dev.makegood.payment.Providers;
import dev.makegood.payment.http.HttpWebhook;
import dev.makegood.payment.stripe.StripeWebhook;
import dev.makegood.payment.wechatpay.Accounts;
import dev.makegood.payment.wechatpay.WechatPayWebhook;
import dev.makegood.secret.Secret;
import dev.makegood.storage.Database;
import dev.makegood.template.ApiSchemas;
import java.time.Clock;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Stream;

/** Provides the API functions over one database, each with the routes and rights of the template. */
final class Apis {
    static final String WEBHOOK_KEY = "a webhook key that only tests know";
    static final String STRIPE_WEBHOOK_SECRET = "whsec_that only tests know";
    static final String SHOP_SECRET = "a shop's secret that only tests know";
    /** The public key of a shop that signs with RSA; the private one is gone. */
    private static final String SHOP_KEYS =
            "{\"keys\": [{\"kty\": \"RSA\", \"use\": \"sig\", \"kid\": \"1\", \"e\": \"AQAB\", \"n\": \""
                    + "uIv98q8dlmBgISw0akQHO0Rn8K7gpaFnmwY9cBpi-D6UmYjWRzK9Ou98fUI7j5fLUv75goLOqsuvM_ffEZsYm6omoCs38AOFvmhj"
                    + "VcdmPcz90jFTlsqtGEnoO3MVyV55JzVkagBpUpakzNsym5cJuAiwmMbHc9ILLyp04T1MXVnM-JI8USdct0EgLz_WtXig4SHTzNM0"
                    + "-vgr-NNnSLV0fvjz_HUtFDGtuSGGozIXKUpFeCgWNNCym21ocliD6qVcTVZfMqRgPjdyRLyF5Crofx5eS2pfKW5052FvTfu7Tqb_"
                    + "yBxy_fZ03H2krxTS3KxyxI1f_5bl9EDXyWeIztWHkw"
                    + "\"}]}";

    static final ShopWebhooks SHOPS = ShopWebhooks.of(
            ShopWebhooks.KNOWN,
            Providers.of("http"),
            shop -> Secret.fixed(shop.equals("saleor") ? SHOP_KEYS : SHOP_SECRET));
    private static final ProviderWebhooks WEBHOOKS = new ProviderWebhooks(
            Providers.HTTP,
            Map.of(
                    "http",
                    new HttpWebhook(Secret.fixed(WEBHOOK_KEY)),
                    "stripe",
                    new StripeWebhook(Secret.fixed(STRIPE_WEBHOOK_SECRET), true),
                    "wechatpay",
                    // The keys take long to make, so that only a call makes them.
                    (call, now) -> new WechatPayWebhook(Accounts.keys(), Secret.fixed(Accounts.API_KEY), false)
                            .read(call, now)));
    static final LinkTokens TOKENS =
            new LinkTokens(Secret.fixed("a key of links that only tests know"), Period.ofDays(90));
    private static final Pages PAGES = new Pages(Optional.of("https://pages.example.com"));
    private static final Secret EVIDENCE_KEY = Secret.fixed("an evidence key that only tests know");

    private static final List<FunctionSpec> TEMPLATE = WithinRights.TEMPLATE.functions();

    final MemoryFileStore files = new MemoryFileStore();
    final MemoryArchive archive = new MemoryArchive();
    final MemoryUploads uploads = new MemoryUploads();
    /** By function, each made by its first call, since most users call few of them. */
    private final Map<String, Function<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse>> handlers =
            new ConcurrentHashMap<>();

    private final Database database;
    private final AllocateStock allocateStock;
    private final Clock clock;
    private final boolean secondPair;

    final IngestMessagesFunction messages;
    final ImportFilesFunction importFiles;

    Apis(Database database, Clock clock) {
        this(database, clock, false);
    }

    /** @param secondPair whether operators need another one's confirmation */
    Apis(Database database, Clock clock, boolean secondPair) {
        this.database = database;
        this.clock = clock;
        this.secondPair = secondPair;
        Database reports = new DatabaseWithArchive(new WithinRights("IngestMessages", database), archive);
        messages = new IngestMessagesFunction(reports, Call.pseudonyms(reports), Providers.of("http"), clock);
        Database files = new DatabaseWithArchive(new WithinRights("ImportFiles", database), archive);
        importFiles = new ImportFilesFunction(files, uploads, Call.pseudonyms(files), Providers.of("http"), clock);
        allocateStock = new AllocateStock(new WithinRights("AllocateStock", database));
    }

    private Function<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> handler(FunctionSpec spec) {
        String function = spec.logicalId();
        Database rows = new WithinRights(function, this.database);
        Database database =
                spec.environment().containsKey("MAKEGOOD_ARCHIVE_URL") ? new DatabaseWithArchive(rows, archive) : rows;
        var pseudonyms = Call.pseudonyms(database);
        var pair = new SecondPair(secondPair, database, clock);
        return switch (function) {
            case "OrdersApi" ->
                new OrdersApiFunction(database, pseudonyms, Providers.of("http,stripe"), SHOPS, clock)::handle;
            case "StockApi" -> new StockApiFunction(database, pseudonyms, clock)::handle;
            case "StockoutsApi" -> new StockoutsApiFunction(database, pseudonyms, pair, clock)::handle;
            case "ImportsApi" -> new ImportsApiFunction(database, pseudonyms, uploads, clock)::handle;
            case "ServiceDeskApi" -> new ServiceDeskApiFunction(database, pseudonyms, files, clock)::handle;
            case "BuyersApi" -> new BuyersApiFunction(database, pseudonyms, clock)::handle;
            case "RefundsApi" -> new RefundsApiFunction(database, pseudonyms, WEBHOOKS, pair, clock)::handle;
            case "CouponsApi" -> new CouponsApiFunction(database, pseudonyms, clock)::handle;
            case "AccountsApi" -> new AccountsApiFunction(database, pseudonyms, clock)::handle;
            case "EvidenceApi" ->
                new EvidenceApiFunction(
                        database,
                        pseudonyms,
                        new ExportEvidence(database, EVIDENCE_KEY),
                        new IssueBadge(database, EVIDENCE_KEY),
                        clock)::handle;
            case "NoticesApi" -> new NoticesApiFunction(database, pseudonyms, clock)::handle;
            case "LinksApi" -> new LinksApiFunction(database, pseudonyms, TOKENS, PAGES, clock)::handle;
            case "PoliciesApi" -> new PoliciesApiFunction(database, pseudonyms, pair, clock)::handle;
            default -> throw new AssertionError("no API is known as " + function);
        };
    }

    static Stream<Trigger.Route> routes() {
        return TEMPLATE.stream().flatMap(function -> function.triggers(Trigger.Route.class));
    }

    APIGatewayV2HTTPResponse answer(Call call) {
        String route = call.event().getRouteKey();
        FunctionSpec function = TEMPLATE.stream()
                .filter(spec -> spec.triggers(Trigger.Route.class)
                        .anyMatch(trigger -> trigger.key().equals(route)))
                .findFirst()
                .orElseThrow(() -> new AssertionError("the template has no " + route));
        APIGatewayV2HTTPResponse answer = handlers.computeIfAbsent(function.logicalId(), _ -> handler(function))
                .apply(call.event());
        verifyDocumented(route, answer);
        if (route.equals("PUT /orders/{orderId}") && answer.getStatusCode() == 201) {
            allocate(answer.getBody());
        }
        return answer;
    }

    private static void verifyDocumented(String route, APIGatewayV2HTTPResponse answer) {
        Optional<String> mediaType =
                Optional.ofNullable(answer.getHeaders()).map(headers -> headers.get("content-type"));
        Optional<JsonNode> body =
                mediaType.filter(type -> type.contains("json")).map(_ -> Call.json(answer.getBody()));
        List<String> faults = ApiSchemas.faults(route, answer.getStatusCode(), mediaType, body);
        if (!faults.isEmpty()) {
            throw new AssertionError(faults + " in " + answer.getBody());
        }
    }

    /** Does what the stream of the orders' table does for an order that did not come over HTTP. */
    void allocateOrder(String orderId) {
        allocate(answer(Call.to("GET /orders/{orderId}", orderId).as(Role.PLATFORM, "shop"))
                .getBody());
    }

    /** Does what the stream of the orders' table does once an order is stored. */
    private void allocate(String order) {
        JsonNode view = Call.json(order);
        var lines = new ArrayList<AllocateStock.ReportedLine>();
        view.path("lines")
                .forEach(line -> lines.add(new AllocateStock.ReportedLine(
                        new LineRef(
                                view.path("orderId").asText(),
                                line.path("lineId").asText()),
                        new StockKey(
                                line.path("merchantId").asText(),
                                line.path("sku").asText()))));
        allocateStock.allocate(lines, clock.instant());
    }

    int status(Call call) {
        return answer(call).getStatusCode();
    }
}
