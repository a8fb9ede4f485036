package dev.makegood.oracle;

import dev.makegood.policy.Agreement;
import dev.makegood.policy.Assessment;
import dev.makegood.policy.Exemption;
import dev.makegood.policy.Facts;
import dev.makegood.policy.Given;
import dev.makegood.policy.MerchantLines;
import dev.makegood.policy.MerchantRate;
import dev.makegood.policy.Milestones;
import dev.makegood.policy.PolicyVersion;
import dev.makegood.policy.Portion;
import dev.makegood.policy.Repayment;
import dev.makegood.policy.Scope;
import dev.makegood.policy.ShipPromise;
import dev.makegood.policy.assessment.Assess;
import dev.makegood.promise.MerchantPromise;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.joda.money.Money;

/** Asks the engine the oracle's questions. */
final class Engine {
    private Engine() {}

    static Sum worth(PolicyVersion version, Line line, List<Part> parts) {
        Assessment assessment = Assess.of(version, facts(version, line, parts));
        return new Sum(
                assessment.ofPolicy().getAmountMinorLong(),
                assessment.extra().getAmountMinorLong(),
                assessment.accrued().getAmountMinorLong());
    }

    private static Facts facts(PolicyVersion version, Line line, List<Part> parts) {
        return Facts.of(
                        version.violation(),
                        parts.stream().map(part -> portion(version, part)).toList())
                .happened(new Milestones(line.paidAt(), Optional.empty(), Optional.empty()))
                .promisedToShip(new ShipPromise(Optional.empty(), line.promisedShipAt(), Optional.empty()))
                .using(used(version, line))
                .given(new Given(Optional.of(version.money(line.late())), Optional.of(version.money(line.replaced()))))
                .promised(line.promise()
                        .map(promise -> new MerchantPromise(
                                "pr-1",
                                promise.extra() ? MerchantPromise.Kind.EXTRA : MerchantPromise.Kind.AT_LEAST,
                                version.money(promise.minor()))))
                .counting(line.lines().map(Engine::counted))
                .with(line.attributes());
    }

    private static MerchantLines counted(Line.Lines lines) {
        var counted = new EnumMap<MerchantRate.Of, Long>(MerchantRate.Of.class);
        for (MerchantRate.Of of : MerchantRate.Of.values()) {
            Optional.ofNullable(lines.wrong().get(of.id())).ifPresent(count -> counted.put(of, count));
        }
        return new MerchantLines((int) lines.days(), LocalDate.EPOCH, lines.paid(), counted, Instant.EPOCH);
    }

    private static Portion portion(PolicyVersion version, Part part) {
        return new Portion(
                version.money(part.paid()),
                version.money(part.withCoupons()),
                part.admittedAt(),
                part.agreed()
                        .map(agreed -> new Agreement(agreed.name(), agreed.owed(), version.money(agreed.atLeast()))),
                part.exempt() ? Optional.of(Exemption.APPEAL_GRANTED) : Optional.empty(),
                part.repaid().stream().map(paid -> repayment(version, paid)).toList());
    }

    private static Repayment repayment(PolicyVersion version, Part.Repaid paid) {
        return new Repayment(
                version.money(paid.cash()),
                Optional.of(paid.established()),
                Optional.of(paid.dueBy()),
                paid.before(),
                paid.at());
    }

    private static Map<Scope, Money> used(PolicyVersion version, Line line) {
        var used = new EnumMap<Scope, Money>(Scope.class);
        for (Scope scope : Scope.values()) {
            Optional.ofNullable(line.used().get(scope.id())).ifPresent(minor -> used.put(scope, version.money(minor)));
        }
        return used;
    }
}
