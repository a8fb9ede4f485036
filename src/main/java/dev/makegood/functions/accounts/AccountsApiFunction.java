package dev.makegood.functions.accounts;

import static dev.makegood.functions.http.Role.MERCHANT;
import static dev.makegood.functions.http.Role.OPERATOR;
import static dev.makegood.functions.http.Role.PLATFORM;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.makegood.account.Accounts;
import dev.makegood.account.Ledger;
import dev.makegood.account.MerchantAccount;
import dev.makegood.account.MonthlyStatement;
import dev.makegood.functions.http.Api;
import dev.makegood.functions.http.ListView;
import dev.makegood.functions.http.Reply;
import dev.makegood.functions.http.Request;
import dev.makegood.identity.Pseudonyms;
import dev.makegood.input.InvalidInput;
import dev.makegood.reconciliation.Reconciliations;
import dev.makegood.storage.Database;
import dev.makegood.storage.Stored;
import io.quarkus.funqy.Funq;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.Set;
import org.joda.money.CurrencyUnit;

/** Serves merchants' accounts over HTTP, and the latest audit of the books. */
@Singleton
public class AccountsApiFunction {
    private final Api api;
    private final Accounts accounts;
    private final Ledger ledger;
    private final Reconciliations reconciliations;

    public AccountsApiFunction(Database database, Pseudonyms pseudonyms, Clock clock) {
        accounts = new Accounts(database);
        ledger = new Ledger(database);
        reconciliations = new Reconciliations(database);
        String account = "GET /merchants/{merchantId}/accounts/{currency}";
        api = new Api(pseudonyms)
                .on(account, Set.of(PLATFORM, OPERATOR, MERCHANT), this::see)
                .on(account + "/months/{month}", Set.of(PLATFORM, OPERATOR, MERCHANT), this::month)
                .on(account + "/statement", Set.of(PLATFORM, OPERATOR, MERCHANT), this::statement)
                .on("GET /reconciliations/latest", Set.of(OPERATOR), this::reconciliation);
        new TopUpRoutes(database, clock).addTo(api);
    }

    @Funq("accounts-api")
    public APIGatewayV2HTTPResponse handle(APIGatewayV2HTTPEvent event) {
        return api.handle(event);
    }

    /** Returns the currency of an account that the caller may see. */
    private static Optional<CurrencyUnit> currency(Request request) {
        String code = request.path("currency");
        return request.caller().seesMerchant(request.id("merchantId"))
                ? CurrencyUnit.registeredCurrencies().stream()
                        .filter(unit -> unit.getCode().equals(code))
                        .findAny()
                : Optional.empty();
    }

    private Optional<MerchantAccount> account(Request request) {
        return currency(request)
                .flatMap(currency -> accounts.find(request.id("merchantId"), currency))
                .map(Stored::value);
    }

    private Optional<MonthlyStatement> month(Request request, YearMonth month) {
        return currency(request).flatMap(currency -> accounts.month(request.id("merchantId"), currency, month));
    }

    private Reply month(Request request) {
        return month(request, yearMonth(request.path("month")))
                .map(month -> Reply.ok(MonthView.of(month)))
                .orElseGet(Reply::notFound);
    }

    private static YearMonth yearMonth(String text) {
        try {
            if (text.matches("[0-9]{4}-[0-9]{2}")) {
                return YearMonth.parse(text);
            }
        } catch (DateTimeParseException notInTheYear) {
            // such as 2026-13
        }
        throw InvalidInput.field("month", "must be a month such as 2026-11");
    }

    private Reply see(Request request) {
        return account(request)
                .map(account -> Reply.ok(AccountView.of(account)))
                .orElseGet(Reply::notFound);
    }

    private Reply statement(Request request) {
        Optional<YearMonth> month = request.query("month").map(AccountsApiFunction::yearMonth);
        return month.map(only ->
                        month(request, only).map(found -> ledger.journal(found, request.limit(), request.cursor())))
                .orElseGet(() -> account(request)
                        .map(account -> ledger.journal(account.journal(), request.limit(), request.cursor())))
                .map(page -> Reply.ok(ListView.of(page, AccountView.StatementLine::of)))
                .orElseGet(Reply::notFound);
    }

    private Reply reconciliation(Request request) {
        return reconciliations
                .latest()
                .map(result -> Reply.ok(ReconciliationView.of(result)))
                .orElseGet(Reply::notFound);
    }
}
