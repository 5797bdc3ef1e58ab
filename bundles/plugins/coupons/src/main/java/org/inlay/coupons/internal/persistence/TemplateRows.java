package org.inlay.coupons.internal.persistence;

import static org.inlay.coupons.internal.persistence.Tables.*;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.inlay.coupons.internal.domain.Template;
import org.inlay.coupons.internal.domain.Terms;
import org.inlay.coupons.internal.domain.Voucher;
import org.jooq.Field;
import org.jooq.Record;

/** Rows and what they stand for. */
final class TemplateRows {
    private static final String LINE = "\n";
    private static final String IS = "=";
    private static final String OR = "|";

    private TemplateRows() {}

    static Map<Field<?>, Object> of(Terms terms) {
        Map<Field<?>, Object> row = new LinkedHashMap<>();
        row.put(NAME, terms.name());
        row.put(KIND, terms.kind().name());
        row.put(FACE, terms.value());
        row.put(
                MINIMUM,
                terms.minimumSpend() == null ? null : terms.minimumSpend().toPlainString());
        row.put(ITEMS, lines(terms.items()));
        row.put(KINDS, lines(terms.kinds()));
        row.put(CLINICS, lines(terms.clinics()));
        row.put(ORDER_TYPES, lines(terms.orderTypes()));
        row.put(CHANNELS, lines(terms.channels()));
        row.put(VALID_DAYS, terms.validDays());
        row.put(VALID_FROM, terms.validFrom());
        row.put(VALID_TO, terms.validTo());
        row.put(QUANTITY, terms.quantity());
        row.put(PER_CUSTOMER, terms.perCustomer());
        row.put(STACKING_GROUP, terms.stackingGroup());
        row.put(COMBINES, terms.combines());
        row.put(RECALCULATE, terms.recalculate());
        row.put(
                AUDIENCE_TAGS,
                terms.audienceTags().entrySet().stream()
                        .map(tag -> tag.getKey() + IS + String.join(OR, new TreeSet<>(tag.getValue())))
                        .sorted()
                        .collect(Collectors.joining(LINE)));
        row.put(AUDIENCE_VISITS, lines(terms.audienceVisits()));
        row.put(ACTION, terms.action() == null ? null : terms.action().name());
        return row;
    }

    static Template template(Record row) {
        return new Template(
                row.get(TEMPLATE_ID),
                row.get(FAMILY),
                row.get(VERSION),
                Template.Use.valueOf(row.get(USE)),
                terms(row),
                Template.State.valueOf(row.get(TEMPLATE_STATE)),
                row.get(ISSUED));
    }

    static Voucher voucher(Record row) {
        return new Voucher(
                row.get(VOUCHER_ID),
                row.get(CODE),
                template(row),
                row.get(CUSTOMER),
                row.get(CLINIC),
                row.get(VOUCHER_STATE),
                row.get(ISSUED_AT),
                row.get(BEGINS_AT),
                row.get(EXPIRES_AT),
                row.get(USED_ORDER));
    }

    private static Terms terms(Record row) {
        String minimum = row.get(MINIMUM);
        String action = row.get(ACTION);
        return new Terms(
                row.get(NAME),
                Terms.Kind.valueOf(row.get(KIND)),
                row.get(FACE),
                minimum == null ? null : new BigDecimal(minimum),
                set(row.get(ITEMS), LINE),
                set(row.get(KINDS), LINE),
                set(row.get(CLINICS), LINE),
                set(row.get(ORDER_TYPES), LINE),
                set(row.get(CHANNELS), LINE),
                row.get(VALID_DAYS),
                row.get(VALID_FROM),
                row.get(VALID_TO),
                row.get(QUANTITY),
                row.get(PER_CUSTOMER),
                row.get(STACKING_GROUP),
                row.get(COMBINES),
                row.get(RECALCULATE),
                tags(row.get(AUDIENCE_TAGS)),
                set(row.get(AUDIENCE_VISITS), LINE),
                action == null ? null : Terms.Action.valueOf(action));
    }

    private static Map<String, Set<String>> tags(String text) {
        Map<String, Set<String>> tags = new TreeMap<>();
        for (String line : set(text, LINE)) {
            int is = line.indexOf(IS);
            tags.put(line.substring(0, is), set(line.substring(is + 1), OR));
        }
        return tags;
    }

    private static String lines(Collection<String> texts) {
        return String.join(LINE, new TreeSet<>(texts));
    }

    private static Set<String> set(String text, String separator) {
        return text.isEmpty()
                ? Set.of()
                : Arrays.stream(text.split(separator.equals(OR) ? "\\|" : separator))
                        .collect(Collectors.toCollection(TreeSet::new));
    }
}
