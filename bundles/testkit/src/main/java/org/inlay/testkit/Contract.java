package org.inlay.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.function.Consumer;
import java.util.jar.Attributes;
import java.util.jar.Manifest;
import org.inlay.customers.spi.Arguments;
import org.inlay.customers.spi.Scope;
import org.inlay.customers.spi.SegmentCriterion;
import org.inlay.customers.spi.SqlCondition;
import org.inlay.customers.spi.TagProvider;
import org.inlay.customers.spi.TagProvider.State;
import org.inlay.customers.spi.TagProvider.Subject;
import org.inlay.orders.spi.PriceAdjuster;
import org.inlay.orders.spi.PriceAdjuster.Adjustment;
import org.inlay.orders.spi.PriceAdjuster.PricedLine;
import org.inlay.orders.spi.PriceAdjuster.Pricing;
import org.inlay.orders.spi.PriceAdjuster.Proposal;
import org.inlay.platform.Id;
import org.inlay.platform.Problem;
import org.inlay.platform.spi.Job;
import org.inlay.platform.spi.PermissionContributor;
import org.inlay.platform.spi.Plugin;
import org.joda.money.Money;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.function.Executable;

/**
 * What the platform expects of each extension point, as tests: return {@link #tests} from a {@code @TestFactory}, and the
 * report of JUnit names each promise and whether it is kept.
 */
public final class Contract {
    private static final Duration LIMIT = Duration.ofSeconds(1);
    private static final int MOST_SUCCESSORS = 4;

    private final String plugin;
    private final Attributes manifest;
    private final List<DynamicTest> tests = new ArrayList<>();

    private Contract(String plugin, Attributes manifest) {
        this.plugin = plugin;
        this.manifest = manifest;
    }

    /** The contract of the plugin whose classes are on the class path, with the manifest that bnd made of it. */
    public static Contract of(Plugin plugin) {
        try (InputStream in = plugin.getClass()
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI()
                .resolve("META-INF/MANIFEST.MF")
                .toURL()
                .openStream()) {
            Contract contract = new Contract(plugin.id(), new Manifest(in).getMainAttributes());
            contract.manifest();
            contract.texts(plugin.getClass().getClassLoader());
            return contract;
        } catch (IOException | URISyntaxException e) {
            throw new IllegalStateException("Build the plugin first: its manifest is not there", e);
        }
    }

    /** All of them, for a {@code @TestFactory}. */
    public Collection<DynamicTest> tests() {
        return List.copyOf(tests);
    }

    private void test(String promise, Executable check) {
        tests.add(dynamicTest(promise, check));
    }

    private String header(String name) {
        return Objects.requireNonNullElse(manifest.getValue(name), "");
    }

    private void manifest() {
        test(
                "the manifest names the plugin",
                () -> assertThat(header("Inlay-Plugin")).isEqualTo(plugin).matches("[a-z][a-z0-9-]{1,30}"));
        test("the plugin exports nothing and activates nothing by itself", () -> {
            assertThat(header("Export-Package")).isEmpty();
            assertThat(header("Bundle-Activator")).isEmpty();
            assertThat(header("DynamicImport-Package")).isEmpty();
        });
    }

    /** Both languages have the same texts. */
    private void texts(ClassLoader classes) {
        test("both languages have the same texts", () -> {
            Set<String> chinese = texts(classes, "zh_CN").stringPropertyNames();
            assertThat(chinese).isEqualTo(texts(classes, "en").stringPropertyNames());
            Set<String> permissions =
                    new HashSet<>(List.of(header("Inlay-Permissions").split(",")));
            permissions.remove("");
            assertThat(chinese)
                    .containsAll(permissions.stream()
                            .map(permission -> "permission." + permission.strip())
                            .toList());
        });
    }

    private static Properties texts(ClassLoader classes, String language) {
        Properties texts = new Properties();
        try (InputStream in = classes.getResourceAsStream("i18n/messages_" + language + ".properties")) {
            if (in != null) {
                texts.load(new InputStreamReader(in, StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return texts;
    }

    /** What it declares is what the manifest asks for. */
    public Contract permissions(PermissionContributor contributor) {
        test("every permission is of the plugin's name and in the manifest", () -> {
            List<String> asked = List.of(header("Inlay-Permissions").strip().split("\\s*,\\s*"));
            assertThat(contributor.permissions()).allSatisfy(permission -> {
                assertThat(permission.name()).startsWith(plugin + ":");
                assertThat(asked).contains(permission.name());
                assertThat(permission.roles()).isNotEmpty();
            });
            assertThat(asked).hasSameSizeAs(contributor.permissions());
        });
        return this;
    }

    /**
     * The changelog holds, twice, and what is stored survives a removal and another installation bit for bit.
     *
     * @param filling stores something through the plugin
     */
    public Contract tables(Consumer<PluginTables> filling) {
        test("its tables are of its own prefix", () -> {
            try (PluginTables tables = PluginTables.of(plugin)) {
                assertThat(header("Inlay-Tables")).matches("[a-z][a-z0-9]{1,3}_");
                assertThat(tables.names()).isNotEmpty().allMatch(name -> name.startsWith(header("Inlay-Tables")));
            }
        });
        test("its changelog runs again and leaves every row as it was", () -> {
            try (PluginTables tables = PluginTables.of(plugin)) {
                filling.accept(tables);
                Map<String, String> before = tables.rows();
                assertThat(before.toString()).contains("\n");
                tables.migrate();
                assertThat(tables.rows()).isEqualTo(before);
            }
        });
        return this;
    }

    /** It proposes the same for the same order, within a second, and nothing that the core would refuse. */
    public Contract prices(PriceAdjuster adjuster, Pricing... orders) {
        for (Pricing order : orders) {
            test("prices: proposes the same twice, and leaves what it was given, for " + order.inputs(), () -> {
                assertThat(adjuster.plugin()).isEqualTo(plugin);
                Proposal first = adjuster.propose(order);
                assertThat(adjuster.propose(order)).isEqualTo(first);
                within(() -> adjuster.propose(order));
            });
            test("prices: nothing below zero, foreign or unknown, for " + order.inputs(), () -> {
                for (Adjustment adjustment : adjuster.propose(order).adjustments()) {
                    assertThat(adjustment.amount().isPositive()).isTrue();
                    assertThat(adjustment.amount().getCurrencyUnit())
                            .isEqualTo(order.total().getCurrencyUnit());
                    assertThat(adjustment.amount().isGreaterThan(left(order, adjustment)))
                            .isFalse();
                }
            });
        }
        return this;
    }

    private static Money left(Pricing order, Adjustment adjustment) {
        List<Money> lines = order.lines().stream()
                .filter(line -> adjustment.lines().contains(line.number()))
                .map(PricedLine::net)
                .toList();
        assertThat(lines).hasSameSizeAs(adjustment.lines());
        return Money.total(lines);
    }

    /** Its states are of its values, from history, the same when asked again, and explained as they are. */
    public Contract tag(TagProvider tag, Instant now, Subject... subjects) {
        List<Subject> asked = List.of(subjects);
        test("tag: its values hold the initial one, and it says what it depends on", () -> {
            assertThat(tag.definition().owner()).isEqualTo(plugin);
            assertThat(tag.definition().values()).contains(tag.initialValue()).doesNotHaveDuplicates();
            assertThat(tag.dependsOn()).isNotEmpty();
        });
        test("tag: the same twice, one by one as together", () -> {
            Map<Subject, State> states = tag.evaluate(asked);
            assertThat(tag.evaluate(asked)).isEqualTo(states);
            for (Subject subject : asked) {
                assertThat(tag.evaluate(List.of(subject)).get(subject)).isEqualTo(states.get(subject));
            }
            assertThat(asked).containsAll(states.keySet());
        });
        test(
                "tag: since comes from history, successors ascend",
                () -> tag.evaluate(asked).forEach((subject, state) -> {
                    assertThat(tag.definition().values()).contains(state.value());
                    assertThat(state.since()).isBeforeOrEqualTo(now);
                    assertThat(state.successors()).hasSizeLessThanOrEqualTo(MOST_SUCCESSORS);
                    assertThat(state.successors().stream()
                                    .map(TagProvider.Successor::from)
                                    .toList())
                            .isSorted();
                }));
        test("tag: what it explains is what it says", () -> {
            Map<Subject, State> states = tag.evaluate(asked);
            for (Subject subject : asked) {
                State state = states.get(subject);
                assertThat(tag.explain(subject).value()).isEqualTo(state == null ? tag.initialValue() : state.value());
            }
        });
        return this;
    }

    /** Its condition has a value for each question mark, names the customer, and is the same each time. */
    public Contract criterion(SegmentCriterion criterion, Arguments arguments, Scope scope) {
        test("criterion: named after the plugin, asked with a permission of it", () -> {
            assertThat(criterion.id()).startsWith(plugin + ":");
            assertThat(criterion.owner()).isEqualTo(plugin);
            assertThat(criterion.permission()).startsWith(plugin + ":");
        });
        test("criterion: one condition on the customer, with a value for each place", () -> {
            SqlCondition condition = criterion.condition(arguments, scope);
            assertThat(condition.sql()).contains("c.id");
            assertThat(condition.sql().chars().filter(c -> c == '?')).hasSameSizeAs(condition.binds());
            assertThat(criterion.condition(arguments, scope)).isEqualTo(condition);
        });
        return this;
    }

    /** It may be run twice. */
    public Contract job(Job job, PluginTables tables) {
        test("job: named after the plugin; a second run right after the first changes nothing", () -> {
            assertThat(job.id()).startsWith(plugin + ".");
            job.run(new QuietRun(false));
            Map<String, String> once = tables.rows();
            job.run(new QuietRun(false));
            assertThat(tables.rows()).isEqualTo(once);
        });
        test("job: stops when it is asked to", () -> within(() -> job.run(new QuietRun(true))));
        return this;
    }

    /** Whoever lacks the permission is refused, here as everywhere. */
    public Contract refuses(String what, Executable call) {
        test(
                "refuses without permission: " + what,
                () -> assertThatThrownBy(call::execute)
                        .isInstanceOfSatisfying(
                                Problem.class,
                                problem -> assertThat(problem.kind()).isEqualTo(Problem.Kind.FORBIDDEN)));
        return this;
    }

    private static void within(Executable work) throws Throwable {
        long from = System.nanoTime();
        work.execute();
        assertThat(Duration.ofNanos(System.nanoTime() - from)).isLessThan(LIMIT);
    }

    /** An order of these amounts, a line each, in the currency of the first. */
    public static Pricing order(Map<String, Object> inputs, Money... amounts) {
        List<PricedLine> lines = new ArrayList<>();
        for (Money amount : amounts) {
            int number = lines.size() + 1;
            lines.add(new PricedLine(number, "ITEM" + number, "SERVICE", null, 1, amount, amount, false));
        }
        return new Pricing(
                "A", new Id(42), "口腔", Instant.parse("2026-03-02T02:00:00Z"), List.copyOf(lines), Set.of(), inputs);
    }
}
