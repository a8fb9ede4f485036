package dev.makegood.local;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.sun.net.httpserver.HttpHandler;
import dev.makegood.local.admin.AdminServer;
import dev.makegood.local.clock.PlatformClock;
import dev.makegood.local.console.ConsoleServer;
import dev.makegood.local.console.ConsoleSite;
import dev.makegood.local.dynamo.DynamoEndpoint;
import dev.makegood.local.dynamo.DynamoLocal;
import dev.makegood.local.dynamo.Tables;
import dev.makegood.local.files.FileCompanion;
import dev.makegood.local.http.Cors;
import dev.makegood.local.http.HttpApi;
import dev.makegood.local.http.LoopbackServer;
import dev.makegood.local.http.RouteTable;
import dev.makegood.local.lambda.AotCache;
import dev.makegood.local.lambda.Code;
import dev.makegood.local.lambda.CpuShare;
import dev.makegood.local.lambda.DeadLetters;
import dev.makegood.local.lambda.EnvironmentPool;
import dev.makegood.local.lambda.Functions;
import dev.makegood.local.lambda.Launcher;
import dev.makegood.local.queue.LocalQueue;
import dev.makegood.local.schedule.Schedules;
import dev.makegood.local.secrets.SecretsServer;
import dev.makegood.local.stream.StreamSubscription;
import dev.makegood.local.template.FunctionSpec;
import dev.makegood.local.template.LocalSecret;
import dev.makegood.local.template.Template;
import dev.makegood.local.template.TemplateException;
import dev.makegood.local.template.Trigger;
import dev.makegood.local.token.JwtAuthorizer;
import dev.makegood.local.token.SignIn;
import dev.makegood.local.token.TokenIssuer;
import dev.makegood.local.token.Tokens;
import dev.makegood.market.Market;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Assembles a platform in the order of its parts' dependencies. If one fails, stops those that have started. */
final class Assembly {
    private static final Path TEMPLATE = Path.of("template.yaml");
    private static final Path ZIP = Path.of("target", "function.zip");
    private static final Path RUNTIME_CLIENT = Path.of("target", "runtime-client");
    private static final Path LOCAL = Path.of("target", "local");

    /** The most environments in total; each is a process of about 100 MB. */
    private static final int ENVIRONMENTS = 32;

    private final LocalOptions options;
    private final Template template;
    private final Path home;
    final Running running = new Running();
    PlatformClock clock;
    DynamoEndpoint database;
    Supplier<List<String>> refusals = List::of;
    LoopbackServer api;
    SecretsServer secrets;
    Tokens tokens;
    Functions functions;
    Schedules schedules;
    final List<StreamSubscription> streams = new ArrayList<>();
    final List<LocalQueue> queues = new ArrayList<>();
    final List<Companion> companions = new ArrayList<>();

    private TokenIssuer issuer;

    /** Holds early requests, since the template's parameters name the console's address. */
    private final CompletableFuture<HttpHandler> consoleHandler = new CompletableFuture<>();

    final LoopbackServer console;

    /** Holds early requests, since the API's port must be known before the functions exist. */
    private final CompletableFuture<HttpHandler> apiHandler = new CompletableFuture<>();

    Assembly(LocalOptions options) {
        this.options = options;
        if (!System.getProperty("os.name").equals("Linux")) {
            throw new IllegalStateException(
                    "The local platform needs Linux: Lambda's Java runtime client has no native code for this system");
        }
        requireFile(packaged(ZIP), "package it with: mvn package -DskipTests");
        requireFile(packaged(TEMPLATE), "it is the description of what to run");
        console = running.add(new LoopbackServer(
                "console",
                options.ports().console(),
                exchange -> consoleHandler.join().handle(exchange)));
        try {
            template = Template.read(packaged(TEMPLATE), parameters());
        } catch (TemplateException refusal) {
            running.close();
            throw refusal;
        }
        this.home = makeHome();
    }

    /** Returns the template's parameters: the platform's own console may call the API and has the pages of links, unless another one is said to. */
    private Map<String, String> parameters() {
        var parameters = new HashMap<String, String>();
        parameters.put("ConsoleOrigin", console.uri().toString());
        parameters.put("PagesUrl", console.uri().toString());
        parameters.putAll(options.circumstances().parameters());
        return parameters;
    }

    private static void requireFile(Path file, String hint) {
        if (!Files.isRegularFile(file)) {
            throw new IllegalStateException(file + " is missing: " + hint);
        }
    }

    private Path makeHome() {
        try {
            Files.createDirectories(options.data().orElse(LOCAL));
            return options.data().isPresent() ? options.data().get() : Files.createTempDirectory(LOCAL, "run-");
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    LocalPlatform assemble() {
        try {
            if (options.data().isEmpty()) {
                running.add(() -> Code.deleteTree(home));
            }
            clock = new PlatformClock(home.resolve("clock"));
            options.frozenAt().ifPresent(instant -> {
                clock.freeze();
                clock.set(instant);
            });
            issuer = TokenIssuer.keptIn(home.resolve("token.key"));
            startDatabase();
            api = running.add(new LoopbackServer(
                    "HTTP API",
                    options.ports().api(),
                    exchange -> apiHandler.join().handle(exchange)));
            secrets = running.add(new SecretsServer(options.ports().secrets(), LocalSecret.SECRETS, clock));
            startFunctions(companions());
            subscribeStreams();
            subscribeQueues();
            return open();
        } catch (RuntimeException | Error failure) { // an Error too must not leave servers that keep the process alive
            running.close();
            throw failure;
        }
    }

    private void startDatabase() {
        database = options.database().orElseGet(this::ownDatabase);
        try (var client = database.client()) {
            Tables.create(client, template.tables());
        }
    }

    private DynamoEndpoint ownDatabase() {
        int port = options.ports().database();
        double faults = options.circumstances().faults();
        DynamoLocal own = running.add(
                options.data().isPresent()
                        ? DynamoLocal.onDisk(port, home.resolve("dynamodb"), template.rights(), faults)
                        : DynamoLocal.inMemory(port, template.rights(), faults));
        refusals = own::refusals;
        return own.endpoint();
    }

    /** Returns a file of the project, or the given replacement. */
    private Path packaged(Path file) {
        return options.packaged()
                .map(directory -> directory.resolve(file.getFileName()))
                .orElse(file);
    }

    private Map<String, String> companions() {
        var environment = new HashMap<>(LocalSecret.VARIABLES);
        environment.put("MAKEGOOD_EVENT_BUS", "");
        var factories = Stream.concat(Stream.of(FileCompanion::start), options.companions().stream());
        for (Companion.Factory factory : factories.toList()) {
            var site = new Companion.Site(
                    api.uri(),
                    template,
                    options.ports(),
                    clock,
                    LocalSecret.SECRETS,
                    options.data().map(data -> data.resolve("gateway")));
            Companion companion = running.add(factory.start(site));
            companions.add(companion);
            environment.putAll(companion.environment());
        }
        return environment;
    }

    private void startFunctions(Map<String, String> localValues) {
        if (!Files.isDirectory(RUNTIME_CLIENT)) {
            throw new IllegalStateException(
                    "The runtime client is not in " + RUNTIME_CLIENT + ": run mvn test-compile");
        }
        Code code = Code.unpack(packaged(ZIP), RUNTIME_CLIENT, packaged(LOCAL));
        Path logs = options.data().orElse(LOCAL).resolve("logs");
        var launcher = new Launcher(
                code,
                clock.path(),
                logs,
                running.add(new CpuShare(options.circumstances().cpu())),
                endpoints());
        List<FunctionSpec> specs = template.functions().stream()
                .map(function -> function.withEnvironment(localValues))
                .toList();
        var cache = new AotCache(code);
        // A package for one run is not worth a recording.
        if (!cache.exists() && options.packaged().isEmpty()) {
            specs.stream()
                    .filter(function -> !warmUps(function).isEmpty())
                    .findFirst()
                    .ifPresent(function -> cache.record(launcher, function, warmUps(function)));
        }
        var pool =
                running.add(new EnvironmentPool(options.concurrency(), ENVIRONMENTS, launcher.starter(cache.flags())));
        functions = new Functions(specs, pool, new DeadLetters(logs.resolve("dead-letters.jsonl"), clock));
        schedules = running.add(new Schedules(specs, functions, clock));
    }

    private Map<String, String> endpoints() {
        var endpoints = new HashMap<String, String>();
        endpoints.put("AWS_ENDPOINT_URL_DYNAMODB", database.uri().toString());
        endpoints.put("AWS_ENDPOINT_URL_SECRETS_MANAGER", secrets.uri().toString());
        companions.forEach(companion -> endpoints.putAll(companion.endpoints()));
        return endpoints;
    }

    /** Returns events for recording the AOT cache. They read rows that do not exist, so nothing changes. */
    private static List<byte[]> warmUps(FunctionSpec function) {
        return function.triggers(Trigger.Route.class)
                .filter(route -> route.method().equals("GET"))
                .map(route -> {
                    var event = JsonNodeFactory.instance.objectNode();
                    event.put("version", "2.0").put("routeKey", route.key()).put("rawPath", route.path());
                    event.putObject("headers");
                    var parameters = event.putObject("pathParameters");
                    Stream.of(route.path().split("[{}+/]"))
                            .filter(name -> route.path().contains("{" + name))
                            .forEach(name -> parameters.put(name, "none"));
                    var context = event.put("isBase64Encoded", false).putObject("requestContext");
                    context.put("routeKey", route.key()).putObject("http").put("method", "GET");
                    context.putObject("authorizer")
                            .putObject("jwt")
                            .putObject("claims")
                            .put("sub", "none")
                            .put("scope", "makegood/operator");
                    return event.toString().getBytes(StandardCharsets.UTF_8);
                })
                .toList();
    }

    private void subscribeStreams() {
        var client = running.add(database.streams());
        try (var tables = database.client()) {
            for (FunctionSpec function : template.functions()) {
                function.triggers(Trigger.Stream.class).forEach(trigger -> {
                    String arn = tables.describeTable(request -> request.tableName(trigger.table()))
                            .table()
                            .latestStreamArn();
                    streams.add(running.add(new StreamSubscription(
                            client, arn, trigger, event -> functions.deliver(function.logicalId(), event))));
                });
            }
        }
    }

    private void subscribeQueues() {
        for (FunctionSpec function : template.functions()) {
            function.triggers(Trigger.Queue.class)
                    .forEach(trigger -> queues.add(running.add(new LocalQueue(
                            home.resolve("queues"),
                            trigger,
                            clock,
                            event -> functions.call(function.logicalId(), event)))));
        }
    }

    private LocalPlatform open() {
        var admin = new CompletableFuture<HttpHandler>();
        var adminServer = running.add(new LoopbackServer(
                "admin server",
                options.ports().admin(),
                exchange -> admin.join().handle(exchange)));
        String issuerUri = adminServer.uri().toString();
        List<String> audience = template.audience().isEmpty() ? List.of("makegood") : template.audience();
        tokens = new Tokens(issuer, issuerUri, audience.getFirst(), clock);
        var authorizer = new JwtAuthorizer(issuerUri, audience, Map.of(issuer.keyId(), issuer.publicKey()));
        apiHandler.complete(new HttpApi(
                new RouteTable(template.functions()), template.apiCors(), authorizer, clock, functions::call));
        var platform = new LocalPlatform(this, adminServer.uri());
        var signIn = new SignIn(tokens, ConsoleSite.CLIENT_ID, URI.create(console.uri() + "/"), clock);
        admin.complete(new AdminServer(platform, tokens, issuer, signIn, consoleMayCall()));
        serveConsole(adminServer.uri(), audience.getFirst());
        return platform;
    }

    private Cors consoleMayCall() {
        return new Cors(
                List.of(console.uri().toString()), List.of("GET", "POST"), List.of("content-type"), List.of(), 3600);
    }

    private void serveConsole(URI admin, String audience) {
        URI files = companions.stream()
                .filter(FileCompanion.class::isInstance)
                .map(companion -> ((FileCompanion) companion).uri())
                .findFirst()
                .orElseThrow();
        var market = Market.named(parameters().getOrDefault("Market", "cn"));
        var site = new ConsoleSite(api.uri(), admin, files, audience, market, clock);
        consoleHandler.complete(
                new ConsoleServer(ConsoleServer.FILES, site.headers(template.consoleHeaders()), site::configuration));
    }
}
