package dev.makegood.choice;

import static dev.makegood.shop.Shop.START;
import static dev.makegood.shop.Shop.cny;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.makegood.calendar.WorkingDays;
import dev.makegood.cancellation.AnswerCancellation;
import dev.makegood.cancellation.Cancellation;
import dev.makegood.cancellation.Cancellation.Side;
import dev.makegood.cancellation.ProposeCancellation;
import dev.makegood.command.Actor;
import dev.makegood.command.Outcome;
import dev.makegood.order.LineRef;
import dev.makegood.order.OrderLine;
import dev.makegood.order.Orders;
import dev.makegood.order.PaidOrder;
import dev.makegood.order.Shares;
import dev.makegood.policy.Agreement;
import dev.makegood.policy.Exemption;
import dev.makegood.policy.Facts;
import dev.makegood.policy.Milestones;
import dev.makegood.policy.PolicyVersion;
import dev.makegood.policy.Portion;
import dev.makegood.policy.ShipPromise;
import dev.makegood.policy.Versions;
import dev.makegood.policy.Violation;
import dev.makegood.policy.assessment.Assess;
import dev.makegood.refund.Refunds;
import dev.makegood.servicedesk.appeal.Appeal;
import dev.makegood.servicedesk.appeal.BringAppeal;
import dev.makegood.servicedesk.appeal.DecideAppeal;
import dev.makegood.shop.Shop;
import dev.makegood.stockout.Case;
import dev.makegood.stockout.Cases;
import dev.makegood.stockout.assessment.ExemptCase;
import dev.makegood.storage.Stored;
import dev.makegood.storage.memory.MemoryDatabase;
import dev.makegood.storage.memory.MemoryScanner;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.joda.money.Money;

/**
 * Verifies that the rules determine the worth of a case from its parts, in whatever legal order its growths are
 * reported.
 */
class TranchesPropertyTest {
    private static final int UNITS = 5;
    private static final Money PAID = cny(10_001);
    private static final Instant SHIP_BY = START.plus(Duration.ofDays(7));
    private static final PolicyVersion VERSION = Versions.of("tmall-stockout");

    /** Lists the possible reports about a line. */
    enum Told {
        ADMIT_ONE,
        ADMIT_ALL,
        COUNT_ONE_LESS,
        BUYER_CANCELS,
        MERCHANT_CANCELS,
        EXEMPT,
        APPEAL
    }

    @Provide
    Arbitrary<List<Told>> told() {
        return Arbitraries.of(Told.values()).list().ofMaxSize(7);
    }

    @Property(tries = 150)
    void aCaseIsWorthWhatTheRulesGiveForItsParts(@ForAll("told") List<Told> first, @ForAll("told") List<Told> second) {
        var market = new Market();
        List<Model> models = List.of(new Model("1"), new Model("2"));
        for (int i = 0; i < Math.max(first.size(), second.size()); i++) {
            market.tell(models.get(0), first, i);
            market.tell(models.get(1), second, i);
        }
        market.end(models);
        List<Money> interleaved =
                models.stream().map(model -> market.worth(model.lineId)).toList();
        assertEquals(models.stream().map(Model::worth).toList(), interleaved);

        var other = new Market();
        List<Model> again = List.of(new Model("1"), new Model("2"));
        IntStream.range(0, second.size()).forEach(i -> other.tell(again.get(1), second, i));
        IntStream.range(0, first.size()).forEach(i -> other.tell(again.get(0), first, i));
        other.end(again);
        assertEquals(
                interleaved,
                again.stream().map(model -> other.worth(model.lineId)).toList());
        market.shop.sweep();
        market.shop.issue();
        market.shop.reconcile();
    }

    /** Models a line, independently of the product. */
    private static final class Model {
        final String lineId;
        final List<Portion> portions = new ArrayList<>();

        Model(String lineId) {
            this.lineId = lineId;
        }

        void exempt(Exemption ground) {
            portions.replaceAll(portion -> portion.exemption().isPresent() ? portion : portion.exempt(ground));
        }

        Money worth() {
            return portions.isEmpty()
                    ? cny(0)
                    : Assess.of(
                                    VERSION,
                                    Facts.of(Violation.STOCKOUT, portions)
                                            .happened(Milestones.of(START, START))
                                            .promisedToShip(ShipPromise.of(SHIP_BY)))
                            .amount();
        }
    }

    /** Holds two lines of two SKUs, and reports about them. */
    private static final class Market {
        private final MemoryDatabase database = new MemoryDatabase();
        private final Shop shop = new Shop(database, new MemoryScanner(database, 3));

        Market() {
            shop.publish("tmall-stockout");
            shop.topUp("M1", "t-1", 100_000);
            shop.place("tmall", "O1", START, line("1"), line("2"));
        }

        private static PaidOrder.PaidLine line(String id) {
            return new PaidOrder.PaidLine(id, "M1", "S" + id, UNITS, PAID, SHIP_BY, List.of());
        }

        void tell(Model model, List<Told> told, int i) {
            if (i < told.size()) {
                tell(model, told.get(i), "n-" + i);
            }
        }

        private void tell(Model model, Told told, String id) {
            LineRef ref = new LineRef("O1", model.lineId);
            int before = row(ref).shortUnits();
            Optional<Portion> like = Optional.empty();
            switch (told) {
                case ADMIT_ONE -> shop.admit("O1", model.lineId, OptionalInt.of(Math.min(before + 1, UNITS)));
                case ADMIT_ALL -> shop.admit("O1", model.lineId, OptionalInt.empty());
                case COUNT_ONE_LESS -> {
                    shop.count("M1", "S" + model.lineId, id, Math.max(0, row(ref).open() - 1));
                    shop.strand(10);
                }
                case BUYER_CANCELS -> like = cancel(ref, id, Side.BUYER, 0);
                case MERCHANT_CANCELS -> like = cancel(ref, id, Side.MERCHANT, 3_000);
                case EXEMPT -> exempt(model);
                case APPEAL -> appeal(model, id);
            }
            grow(model, told, like, before, row(ref).shortUnits());
        }

        private void grow(Model model, Told told, Optional<Portion> like, int from, int to) {
            if (to > from) {
                Portion paid = Portion.of(Shares.ofUnits(PAID, from, to, UNITS));
                boolean admits = told == Told.ADMIT_ONE || told == Told.ADMIT_ALL || told == Told.MERCHANT_CANCELS;
                Portion admitted = admits ? paid.admitted(shop.clock.instant()) : paid;
                model.portions.add(
                        like.flatMap(Portion::agreement).map(admitted::agreed).orElse(admitted));
            }
        }

        private Optional<Portion> cancel(LineRef ref, String id, Side by, long minor) {
            var told = new Cancellation.CancellationCommand(id, by, cny(minor), "so");
            new ProposeCancellation(database).propose(ref, told, shop.clock.instant());
            Side other = by == Side.BUYER ? Side.MERCHANT : Side.BUYER;
            new AnswerCancellation(database).answer(ref, id, other, true, shop.clock.instant());
            boolean owed = VERSION.cancellation().owed(by == Side.MERCHANT);
            return Optional.of(Portion.of(cny(0)).agreed(new Agreement(id, owed, cny(minor))));
        }

        private void exempt(Model model) {
            var finding = new ExemptCase.ExemptCommand(
                    Shop.caseId("O1", model.lineId), Exemption.WRONG_ADDRESS, START, "file " + model.portions.size());
            var exempted = new ExemptCase(database, new Refunds(database))
                    .exempt(finding, Actor.of("operator:a"), shop.clock.instant());
            if (exempted instanceof Outcome.Created) {
                model.exempt(Exemption.WRONG_ADDRESS);
            }
        }

        private void appeal(Model model, String id) {
            var caseId = Shop.caseId("O1", model.lineId);
            var brought = new BringAppeal(database, WorkingDays.of("CN"), (_, _, _, _) -> true)
                    .bring(caseId, new Appeal.Plea(id, List.of()), Actor.merchant("M1"), shop.clock.instant());
            if (brought instanceof Outcome.Created) {
                new DecideAppeal(database, new Refunds(database))
                        .decide(caseId, new Appeal.Ruling(true, "so"), Actor.of("operator:a"), shop.clock.instant());
                model.exempt(Exemption.APPEAL_GRANTED);
            }
        }

        /** Lets the rest of the lines become overdue. */
        void end(List<Model> models) {
            shop.clock.advance(Duration.ofDays(11));
            List<Integer> before = models.stream()
                    .map(model -> row(new LineRef("O1", model.lineId)).shortUnits())
                    .toList();
            shop.overdue();
            for (int i = 0; i < models.size(); i++) {
                grow(models.get(i), Told.EXEMPT, Optional.empty(), before.get(i), UNITS);
            }
        }

        Money worth(String lineId) {
            return new Cases(database)
                    .find(Shop.caseId("O1", lineId))
                    .map(Stored::value)
                    .map(Case::assessment)
                    .map(assessment -> assessment.amount())
                    .orElse(cny(0));
        }

        private OrderLine row(LineRef ref) {
            return new Orders(database).findLine(ref).orElseThrow().value();
        }
    }
}
