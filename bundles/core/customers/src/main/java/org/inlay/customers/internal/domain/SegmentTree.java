package org.inlay.customers.internal.domain;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.inlay.customers.Segments.Node;
import org.inlay.customers.spi.Arguments;
import org.inlay.customers.spi.Scope;
import org.inlay.customers.spi.SegmentCriterion;
import org.inlay.customers.spi.SqlCondition;

/** A tree that was read and found good (S1). */
sealed interface SegmentTree {
    /** Where the node stands, e.g. {@code all[0].any[1]}; empty for the root. */
    String path();

    /** The condition of the whole node. */
    SqlCondition condition();

    /** Its criteria, from left to right. */
    Stream<Leaf> leaves();

    /** The node as it came out where this tells which criteria hold. */
    Node explained(Predicate<Leaf> holds);

    /** How the members of a group count. */
    enum Kind {
        ALL("all"),
        ANY("any"),
        NONE("none");

        private final String member;

        Kind(String member) {
            this.member = member;
        }

        /** The name of the list of members in a document. */
        String member() {
            return member;
        }
    }

    /** A group; one without members holds for everybody (ALL, NONE) or nobody (ANY). */
    record Group(String path, Kind kind, List<SegmentTree> members) implements SegmentTree {
        @Override
        public SqlCondition condition() {
            return switch (kind) {
                case ALL ->
                    members.stream()
                            .map(SegmentTree::condition)
                            .reduce(SqlCondition::and)
                            .orElseGet(SqlCondition::always);
                case ANY -> any();
                case NONE -> any().not();
            };
        }

        private SqlCondition any() {
            return members.stream()
                    .map(SegmentTree::condition)
                    .reduce(SqlCondition::or)
                    .orElseGet(() -> SqlCondition.of("1 = 0"));
        }

        @Override
        public Stream<Leaf> leaves() {
            return members.stream().flatMap(SegmentTree::leaves);
        }

        @Override
        public Node explained(Predicate<Leaf> holds) {
            List<Node> nodes =
                    members.stream().map(member -> member.explained(holds)).toList();
            boolean all = nodes.stream().allMatch(Node::holds);
            boolean any = nodes.stream().anyMatch(Node::holds);
            boolean holding = switch (kind) {
                case ALL -> all;
                case ANY -> any;
                case NONE -> !any;
            };
            return new Node(path, kind.name(), null, holding, nodes);
        }
    }

    /** A criterion with its arguments. */
    record Leaf(String path, SegmentCriterion criterion, Arguments arguments, Scope scope) implements SegmentTree {
        @Override
        public SqlCondition condition() {
            return criterion.condition(arguments, scope);
        }

        @Override
        public Stream<Leaf> leaves() {
            return Stream.of(this);
        }

        @Override
        public Node explained(Predicate<Leaf> holds) {
            return new Node(path, "CRITERION", criterion.id(), holds.test(this), List.of());
        }
    }
}
