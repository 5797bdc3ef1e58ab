package org.inlay.customers;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.inlay.platform.Id;
import org.inlay.platform.Page;
import org.inlay.platform.PageRequest;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Asks anything of all customers (会员分群, S1, S2). A tree is a JSON-like document: {@code {all:[…]}}, {@code {any:[…]}},
 * {@code {none:[…]}} or {@code {criterion, …}}. Every answer is one SQL statement. Merged, restricted and erased customers
 * are in no segment.
 *
 * <p>Each criterion asks for its own permission in its own scope: the clinic it names, else the one given with the tree.
 * Problems of every method that takes a tree: {@code validation} with the path of each bad node, {@code forbidden}, {@code
 * segment-undecided} naming the plugins that are away or the tags that are being evaluated again (T7).
 */
@ProviderType
public interface Segments {
    /** What can be asked, by id. Needs {@code segments:read} anywhere. */
    List<Criterion> criteria();

    /**
     * How many customers are in.
     *
     * @param clinic whose values the criteria read that name none; {@code Clinic.ORGANISATION} for the organisation's (G7)
     */
    long count(Map<String, Object> tree, String clinic);

    /** Which customers are in, sorted, part by part. */
    Page<Member> customers(Map<String, Object> tree, String clinic, Order order, PageRequest page);

    /** Whether this customer is in, and why, node by node (G5). Problems: {@code not-found}. */
    Membership membership(Map<String, Object> tree, String clinic, Id customer);

    /** Hands over every customer that is in, in the order; needs {@code customers:export} in the scope; audited. */
    void export(Map<String, Object> tree, String clinic, Order order, Consumer<Member> rows);

    /** Names a tree for later; needs {@code segments:write} in the scope. Problems: {@code segment-name-taken}. */
    Saved save(String name, String clinic, Map<String, Object> tree);

    /** Changes name and tree of a saved one. Problems: {@code not-found}, {@code stale}, {@code segment-name-taken}. */
    Saved update(Id id, long version, String name, Map<String, Object> tree);

    /** Forgets a saved one and gives it for the last time. Problems: {@code not-found}, {@code stale}. */
    Saved delete(Id id, long version);

    /** A saved one. Problems: {@code not-found}. */
    Saved saved(Id id);

    /** The saved ones of clinics where the caller may read segments, by name. */
    List<Saved> saved();

    /** The order of a list of customers. */
    enum Order {
        /** Latest entered first. */
        NEWEST,
        NAME,
        /** Latest visit first, in the scope; never visited last. */
        LAST_VISIT
    }

    /**
     * What can be asked.
     *
     * @param owner {@code core} or the plugin's id
     * @param permission needed in the scope
     * @param parameters what a node may state besides {@code criterion} and {@code clinic}
     */
    record Criterion(String criterion, String owner, String permission, List<Parameter> parameters) {
        /**
         * A parameter of a criterion.
         *
         * @param type {@code CHOICE, NUMBER, MONEY, DATE, PERIOD, TEXTS, TEXT, FLAG, RECORD or RECORDS}
         * @param members the members of the node that it reads
         * @param operators what may be stated as {@code operator}; empty = it takes none
         * @param values the values allowed; empty = any
         */
        public record Parameter(
                String name,
                String type,
                boolean required,
                List<String> members,
                List<String> operators,
                List<String> values) {}
    }

    /**
     * A customer in a list.
     *
     * @param mobile masked for callers without {@code customers:contact}
     * @param lastVisit business date of the latest visit in the scope
     * @param lastVisitType its type (V6); null = 未到访
     */
    record Member(
            Id id,
            String name,
            @Nullable String mobile,
            @Nullable String gender,
            @Nullable LocalDate birthday,
            @Nullable String chartNumber,
            @Nullable String source,
            @Nullable String consultant,
            String clinic,
            Instant createdAt,
            @Nullable LocalDate lastVisit,
            @Nullable VisitType lastVisitType) {}

    /** Whether a customer is in, and the same of every node. */
    record Membership(boolean member, Node explanation) {}

    /**
     * A node as it came out for one customer.
     *
     * @param path e.g. {@code all[0].any[1]}; empty for the whole tree
     * @param kind {@code ALL, ANY, NONE} or {@code CRITERION}
     * @param criterion the criterion's id, of such a node
     */
    record Node(String path, String kind, @Nullable String criterion, boolean holds, List<Node> members) {}

    /** A saved tree. */
    record Saved(
            Id id,
            String name,
            String clinic,
            Map<String, Object> tree,
            Instant savedAt,
            String savedBy,
            long version) {}
}
