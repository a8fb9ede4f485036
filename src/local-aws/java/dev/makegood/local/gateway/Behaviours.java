package dev.makegood.local.gateway;

import java.util.ArrayList;
import java.util.List;

/** Holds the rules in force. The newest that matches a request decides; without one, the gateway behaves normally. */
final class Behaviours {

    private static final class Rule {
        private final Behaviour behaviour;
        private int used;

        private Rule(Behaviour behaviour) {
            this.behaviour = behaviour;
        }

        private boolean usedUp() {
            return behaviour.next() != null && used >= behaviour.next();
        }
    }

    private final List<Rule> rules = new ArrayList<>();

    synchronized void add(Behaviour behaviour) {
        if (behaviour.next() == null) {
            rules.removeIf(
                    rule -> behaviour.keys().equals("*") || behaviour.keys().equals(rule.behaviour.keys()));
        }
        rules.addFirst(new Rule(behaviour));
    }

    /** Decides about a refund request and counts it. */
    synchronized Behaviour forRefund(String key) {
        return take(key, false);
    }

    /** Decides about a find; counts it only for behaviours that apply to finds. */
    synchronized Behaviour forFind(String key) {
        return take(key, true);
    }

    private Behaviour take(String key, boolean find) {
        for (Rule rule : rules) {
            if (rule.behaviour.matches(key) && (!find || rule.behaviour.strikesFinds())) {
                rule.used++;
                rules.removeIf(Rule::usedUp);
                return rule.behaviour;
            }
        }
        return Behaviour.of(Behaviour.Kind.OK);
    }
}
