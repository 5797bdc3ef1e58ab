package org.inlay.orders.internal.domain;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.inlay.customers.Tags;
import org.inlay.customers.VisitType;
import org.inlay.customers.Visits;
import org.inlay.orders.Item;
import org.inlay.platform.Id;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Who may buy an item (D14): last visit type and dynamic tags of the customer in the clinic, or what the old system said. */
@Component(service = SaleGate.class)
public class SaleGate {
    /** Last visit type of who never came (未到访). */
    public static final String NEVER = "NONE";

    private static final String LAST_VISIT_TYPE = "lastVisitType";

    private final Visits visits;
    private final Tags tags;
    private final OldTypes old;

    @Activate
    public SaleGate(@Reference Visits visits, @Reference Tags tags, @Reference OldTypes old) {
        this.visits = visits;
        this.tags = tags;
        this.old = old;
    }

    /**
     * Why the customer may not buy the item.
     *
     * @param reason {@code sale-condition}, or {@code undecided} while a tag cannot be told (T7)
     */
    public record Closed(String reason, String condition, String actual, String required) {}

    /** The first condition that does not hold; empty when the item may be sold. */
    public Optional<Closed> closed(Item item, Id customer, String clinic) {
        Item.SaleConditions conditions = item.saleConditions();
        if (conditions == null) {
            return Optional.empty();
        }
        if (!conditions.lastVisitTypes().isEmpty()) {
            String last = lastVisitType(conditions.translated(), customer, clinic);
            if (!conditions.lastVisitTypes().contains(last)) {
                return Optional.of(refusal("sale-condition", LAST_VISIT_TYPE, last, conditions.lastVisitTypes()));
            }
        }
        return conditions.tags().entrySet().stream()
                .map(condition -> tag(condition, conditions.translated(), customer, clinic))
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** T8: a translated condition goes by the old type until the customer comes for the first time since. */
    private String lastVisitType(boolean translated, Id customer, String clinic) {
        Optional<VisitType> told = translated ? old.visitType(customer, clinic) : Optional.empty();
        return told.or(() -> visits.lastType(customer, clinic))
                .map(VisitType::name)
                .orElse(NEVER);
    }

    /** T8: a translated condition goes by the old type until the first new decision. */
    private String value(String tag, boolean translated, Id customer, String clinic) {
        Optional<String> told = translated && tag.equals(DealTag.TAG) ? old.deal(customer, clinic) : Optional.empty();
        return told.orElseGet(() -> tags.value(customer, clinic, tag));
    }

    private Optional<Closed> tag(
            Map.Entry<String, List<String>> condition, boolean translated, Id customer, String clinic) {
        String value = value(condition.getKey(), translated, customer, clinic);
        if (value.equals(Tags.UNDECIDED)) {
            return Optional.of(refusal("undecided", condition.getKey(), value, condition.getValue()));
        }
        return condition.getValue().contains(value)
                ? Optional.empty()
                : Optional.of(refusal("sale-condition", condition.getKey(), value, condition.getValue()));
    }

    private static Closed refusal(String reason, String condition, String actual, List<String> required) {
        return new Closed(reason, condition, actual, String.join(", ", required));
    }
}
