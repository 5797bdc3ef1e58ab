package org.inlay.customers.internal.domain;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.inlay.customers.internal.domain.SegmentTree.Group;
import org.inlay.customers.internal.domain.SegmentTree.Kind;
import org.inlay.customers.internal.domain.SegmentTree.Leaf;
import org.inlay.customers.spi.Arguments;
import org.inlay.customers.spi.Parameter;
import org.inlay.customers.spi.Scope;
import org.inlay.customers.spi.SegmentCriterion;
import org.inlay.platform.Clinic;
import org.inlay.platform.Problem;
import org.inlay.platform.Violation;
import org.jspecify.annotations.Nullable;

/** Reads a tree from its document and gathers what is wrong with it, each with the path of its node (S1). */
final class SegmentReader {
    static final int DEEPEST = 16;
    static final int MOST_NODES = 200;
    private static final String CRITERION = "criterion";
    private static final String CLINIC = "clinic";

    /** What is stated for the organisation's values. */
    private static final String ORGANISATION = "ORGANISATION";

    private final Map<String, SegmentCriterion> criteria;
    private final Function<String, @Nullable Scope> scopes;
    private final List<Violation> violations = new ArrayList<>();
    private final Set<String> away = new LinkedHashSet<>();
    private int nodes;

    /**
     * @param criteria by id
     * @param scopes the scope of a clinic's code or of {@link Clinic#ORGANISATION}; null for an unknown clinic
     */
    SegmentReader(Map<String, SegmentCriterion> criteria, Function<String, @Nullable Scope> scopes) {
        this.criteria = criteria;
        this.scopes = scopes;
    }

    /**
     * The tree; nodes that name no clinic read the values of {@code clinic}.
     *
     * @throws Problem {@code validation}, {@code segment-undecided} for criteria of plugins that are away (T7)
     */
    SegmentTree read(Map<String, Object> document, String clinic) {
        SegmentTree tree = node(document, "", 1, clinic);
        if (tree == null || !violations.isEmpty()) {
            throw Problem.violations(violations);
        }
        if (!away.isEmpty()) {
            throw undecided(away);
        }
        return tree;
    }

    static Problem undecided(Set<String> why) {
        return Problem.conflict("segment-undecided").with("undecided", String.join(", ", why));
    }

    private @Nullable SegmentTree node(@Nullable Object stated, String path, int depth, String clinic) {
        if (++nodes > MOST_NODES) {
            return nodes == MOST_NODES + 1 ? refuse(path, "violation.segment-nodes") : null;
        }
        if (depth > DEEPEST) {
            return refuse(path, "violation.segment-depth");
        }
        if (!(stated instanceof Map<?, ?> map)) {
            return refuse(path, "violation.segment-node");
        }
        Map<String, Object> node = new LinkedHashMap<>();
        map.forEach((name, value) -> node.put(String.valueOf(name), value));
        if (node.containsKey(CRITERION)) {
            return leaf(node, path, clinic);
        }
        for (Kind kind : Kind.values()) {
            if (node.containsKey(kind.member())) {
                return group(kind, node, path, depth, clinic);
            }
        }
        return refuse(path, "violation.segment-node");
    }

    private @Nullable SegmentTree group(Kind kind, Map<String, Object> node, String path, int depth, String clinic) {
        if (node.size() > 1) {
            node.keySet().stream()
                    .filter(member -> !member.equals(kind.member()))
                    .forEach(member -> refuse(member(path, member), "violation.segment-member"));
            return null;
        }
        String list = member(path, kind.member());
        if (!(node.get(kind.member()) instanceof List<?> stated)) {
            return refuse(list, "violation.segment-list");
        }
        List<SegmentTree> members = new ArrayList<>();
        for (int i = 0; i < stated.size() && nodes <= MOST_NODES; i++) {
            SegmentTree member = node(stated.get(i), list + "[" + i + "]", depth + 1, clinic);
            if (member != null) {
                members.add(member);
            }
        }
        return new Group(path, kind, members);
    }

    private @Nullable SegmentTree leaf(Map<String, Object> node, String path, String clinic) {
        if (!(node.get(CRITERION) instanceof String id)) {
            return refuse(member(path, CRITERION), "violation.segment-text");
        }
        SegmentCriterion criterion = criteria.get(id);
        if (criterion == null) {
            return unknown(id, path);
        }
        Scope scope = scope(node, path, clinic);
        if (scope == null) {
            return null;
        }
        Set<String> known = new LinkedHashSet<>(criterion.scoped() ? List.of(CRITERION, CLINIC) : List.of(CRITERION));
        criterion.parameters().forEach(parameter -> known.addAll(parameter.members()));
        node.keySet().stream()
                .filter(member -> !known.contains(member))
                .forEach(member -> refuse(member(path, member), "violation.segment-member"));
        Arguments arguments = new Arguments();
        int before = violations.size();
        criterion.parameters().forEach(parameter -> argument(arguments, parameter, node, path, scope));
        if (violations.size() == before) {
            criterion.check(arguments, (member, message) -> refuse(member(path, member), message));
        }
        return new Leaf(path, criterion, arguments, scope);
    }

    private <T> void argument(
            Arguments arguments, Parameter<T> parameter, Map<String, Object> node, String path, Scope scope) {
        T value = parameter.read(node, path, scope.decimals(), violations);
        if (value != null) {
            arguments.with(parameter, value);
        }
    }

    /** A criterion with a plugin's prefix may come back with its plugin; any other was never there. */
    private @Nullable SegmentTree unknown(String id, String path) {
        int colon = id.indexOf(':');
        if (colon > 0 && id.length() <= 64) {
            away.add(id.substring(0, colon));
            return new Group(path, Kind.ANY, List.of());
        }
        return refuse(member(path, CRITERION), "violation.segment-criterion");
    }

    private @Nullable Scope scope(Map<String, Object> node, String path, String clinic) {
        Object stated = node.get(CLINIC);
        if (stated != null && !(stated instanceof String)) {
            return refuse(member(path, CLINIC), "violation.segment-text");
        }
        String code = stated == null ? clinic : ORGANISATION.equals(stated) ? Clinic.ORGANISATION : (String) stated;
        Scope scope = code.isEmpty() && stated != null && !ORGANISATION.equals(stated) ? null : scopes.apply(code);
        return scope == null ? refuse(member(path, CLINIC), "violation.segment-clinic") : scope;
    }

    private static String member(String path, String member) {
        return path.isEmpty() ? member : path + "." + member;
    }

    private <T> @Nullable T refuse(String path, String message) {
        violations.add(new Violation(path, message));
        return null;
    }
}
