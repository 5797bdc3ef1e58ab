package org.inlay.customers.internal.persistence.criteria;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.inlay.customers.Tags;
import org.inlay.customers.internal.domain.TagStore;
import org.inlay.customers.spi.Arguments;
import org.inlay.customers.spi.Choice;
import org.inlay.customers.spi.Parameter;
import org.inlay.customers.spi.Scope;
import org.inlay.customers.spi.SegmentCriterion;
import org.inlay.customers.spi.SqlCondition;
import org.inlay.customers.spi.TagProvider;
import org.inlay.platform.Clinic;
import org.inlay.platform.Extensions;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * A dynamic tag has one of these values now (T1–T7). It cannot be told while the tag's provider is away or its values are
 * being evaluated again.
 */
@Component(service = SegmentCriterion.class)
public final class TagCriterion implements SegmentCriterion {
    private static final Parameter<String> TAG = Parameter.text("tag", List::of);
    private static final Parameter<Choice> VALUES = Parameter.choice(List::of);

    /** The value now: the latest successor that has begun, else the stored one; every bind is the instant. */
    private static final String VALUE_NOW = "case when t.from4 <= ? then t.value4 when t.from3 <= ? then t.value3"
            + " when t.from2 <= ? then t.value2 else t.value1 end";

    private final Extensions extensions;
    private final TagStore store;

    @Activate
    public TagCriterion(@Reference Extensions extensions, @Reference TagStore store) {
        this.extensions = extensions;
        this.store = store;
    }

    @Override
    public String id() {
        return "tag";
    }

    @Override
    public String permission() {
        return "customers:read";
    }

    @Override
    public List<Parameter<?>> parameters() {
        return List.of(TAG, VALUES);
    }

    @Override
    public void check(Arguments arguments, BiConsumer<String, String> refuse) {
        String tag = arguments.get(TAG);
        Optional<TagProvider> provider = provider(tag);
        if (provider.isEmpty() && !tag.contains(":") && !store.known(tag)) {
            refuse.accept("tag", "violation.unknown-value");
        }
        provider.ifPresent(present -> {
            Tags.Definition definition = present.definition();
            List<String> values = arguments.get(VALUES).values();
            for (int i = 0; i < values.size(); i++) {
                if (!definition.values().contains(values.get(i))) {
                    refuse.accept("values[" + i + "]", "violation.unknown-value");
                }
            }
        });
    }

    @Override
    public Optional<String> undecided(Arguments arguments, Scope scope) {
        String tag = arguments.get(TAG);
        Optional<TagProvider> provider = provider(tag);
        boolean told = provider.isPresent() && !store.undecided(tag, clinic(provider.get(), scope));
        return told ? Optional.empty() : Optional.of(tag);
    }

    @Override
    public SqlCondition condition(Arguments arguments, Scope scope) {
        TagProvider provider = provider(arguments.get(TAG)).orElseThrow();
        Choice choice = arguments.get(VALUES);
        boolean initial = choice.chooses(provider.initialValue());
        List<String> asked = new ArrayList<>(choice.values());
        boolean present = choice.operator() == Choice.Operator.IN;
        if (initial) {
            // who has no row has the initial value: look for rows that say otherwise
            present = !present;
        }
        SqlCondition row = SqlCondition.of(
                "t.customer = c.id and t.clinic = ? and t.tag = ?",
                clinic(provider, scope),
                provider.definition().tag());
        SqlCondition listed = SqlCondition.exists("cu_tag t", row.and(value(asked, present, scope)));
        return initial ? listed.not() : listed;
    }

    /** The row's value now is among the asked ones, or is not. */
    private static SqlCondition value(List<String> asked, boolean among, Scope scope) {
        SqlCondition stored = SqlCondition.in("t.tag_value", asked);
        SqlCondition successor =
                new SqlCondition(SqlCondition.in(VALUE_NOW, asked).sql(), binds(asked, scope));
        SqlCondition begun = SqlCondition.of("t.from1 <= ?", scope.now());
        SqlCondition waiting = SqlCondition.of("t.from1 is null").or(SqlCondition.of("t.from1 > ?", scope.now()));
        return waiting.and(among ? stored : stored.not()).or(begun.and(among ? successor : successor.not()));
    }

    private static List<Object> binds(List<String> asked, Scope scope) {
        List<Object> binds = new ArrayList<>(List.of(scope.now(), scope.now(), scope.now()));
        binds.addAll(asked);
        return binds;
    }

    private static String clinic(TagProvider provider, Scope scope) {
        return provider.perClinic() ? scope.clinic() : Clinic.ORGANISATION;
    }

    private Optional<TagProvider> provider(String tag) {
        return extensions.active(TagProvider.class, Clinic.ORGANISATION).stream()
                .filter(provider -> provider.definition().tag().equals(tag))
                .findFirst();
    }
}
