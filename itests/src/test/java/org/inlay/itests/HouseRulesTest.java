package org.inlay.itests;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The rules of docs/architecture.md that a machine can hold. */
class HouseRulesTest {

    /** What plugins call and implement. */
    private static final String[] API = {
        "org.inlay.platform",
        "org.inlay.platform.spi",
        "org.inlay.customers",
        "org.inlay.customers.spi",
        "org.inlay.orders",
        "org.inlay.orders.spi"
    };

    /** Component annotations are no framework: they leave a class new-able. */
    private static final String[] FRAMEWORKS = {
        "org.osgi.framework..",
        "org.osgi.util..",
        "org.osgi.service.cm..",
        "org.osgi.service.jaxrs..",
        "org.osgi.service.http..",
        "javax.persistence..",
        "javax.transaction..",
        "javax.ws.rs..",
        "javax.servlet..",
        "javax.validation..",
        "org.apache..",
        "org.eclipse..",
        "org.jooq..",
        "com.fasterxml..",
        "com.github.kagkarlsson..",
        "io.swagger..",
        "liquibase.."
    };

    /** The platform spares everybody else OSGi: these turn bundles and services into texts, extensions, plugins, clocks. */
    private static final String[] OSGI_ADAPTERS = {
        "BundleMessages", "TrackedExtensions", "ClockServices", "PluginBundles", "PluginContributions", "Whiteboard"
    };

    /** Each bundle's private packages, beside the packages that may use them. */
    private static final List<Room> ROOMS = List.of(
            new Room("org.inlay.platform.internal..", "org.inlay.platform.internal.."),
            new Room("org.inlay.platform.web.internal..", "org.inlay.platform.web.internal.."),
            new Room("org.inlay.customers.internal..", "org.inlay.customers.internal.."),
            new Room("org.inlay.orders.internal..", "org.inlay.orders.internal.."),
            new Room("org.inlay.hello.internal..", "org.inlay.hello.internal.."),
            new Room("org.inlay.coupons.internal..", "org.inlay.coupons.internal.."));

    private static JavaClasses house;

    private record Room(String inside, String mayUse) {}

    @BeforeAll
    static void readTheHouse() {
        house = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .withImportOption(location -> !location.contains("/itests/"))
                .importPackages("org.inlay");
    }

    @Test
    @DisplayName("The house has been read: every bundle is there")
    void complete() {
        for (String name : API) {
            assertThat(house.containPackage(name)).as(name).isTrue();
        }
        ROOMS.forEach(room -> assertThat(house.containPackage(room.inside().replace("..", "")))
                .as(room.inside())
                .isTrue());
    }

    @Test
    @DisplayName("Arrows point one way: the platform knows neither customers nor orders, customers no orders")
    void arrows() {
        noClasses()
                .that()
                .resideInAPackage("org.inlay.platform..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.inlay.customers..", "org.inlay.orders..")
                .check(house);
        noClasses()
                .that()
                .resideInAPackage("org.inlay.customers..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.inlay.orders..")
                .check(house);
    }

    @Test
    @DisplayName("No bundle looks into the private rooms of another")
    void rooms() {
        for (Room room : ROOMS) {
            noClasses()
                    .that(not(resideInAPackage(room.mayUse())))
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage(room.inside())
                    .check(house);
        }
    }

    @Test
    @DisplayName("No plugin imports another")
    void plugins() {
        String[] core = {"org.inlay.platform..", "org.inlay.customers..", "org.inlay.orders.."};
        for (String plugin : List.of("coupons", "membership", "imaging", "performance", "hello")) {
            String[] own = {"org.inlay." + plugin + ".."};
            noClasses()
                    .that()
                    .resideInAnyPackage(own)
                    .should()
                    .dependOnClassesThat(resideInAPackage("org.inlay..")
                            .and(not(resideInAnyPackage(core)))
                            .and(not(resideInAnyPackage(own))))
                    .allowEmptyShould(true)
                    .check(house);
        }
    }

    @Test
    @DisplayName("APIs import the JDK, Joda-Money and other APIs, nothing else")
    void apis() {
        classes()
                .that()
                .resideInAnyPackage(API)
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(API)
                        .or(resideInAnyPackage(
                                "java..", "org.joda.money..", "org.osgi.annotation..", "org.jspecify.annotations..")))
                .check(house);
    }

    @Test
    @DisplayName("Entities stay in the persistence room")
    void entities() {
        classes()
                .that()
                .areAnnotatedWith("javax.persistence.Entity")
                .should()
                .resideInAPackage("..internal.persistence")
                .andShould()
                .onlyBeAccessed()
                .byAnyPackage("..internal.persistence")
                .check(house);
    }

    @Test
    @DisplayName("The domain room knows no framework")
    void domain() {
        noClasses()
                .that()
                .resideInAPackage("..internal.domain..")
                .and(not(belongToOsgiAdapters()))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(FRAMEWORKS)
                .check(house);
        noClasses()
                .that()
                .resideInAPackage("..internal.domain..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("..internal.persistence..", "..internal.rest..", "..internal.console..")
                .check(house);
    }

    private static DescribedPredicate<JavaClass> belongToOsgiAdapters() {
        return DescribedPredicate.describe(
                "belong to the platform's OSGi adapters",
                type -> List.of(OSGI_ADAPTERS).contains(outermost(type))
                        && type.getPackageName().startsWith("org.inlay.platform."));
    }

    private static String outermost(JavaClass type) {
        String name = type.getName().substring(type.getPackageName().length() + 1);
        return name.contains("$") ? name.substring(0, name.indexOf('$')) : name;
    }

    @Test
    @DisplayName("REST resources and pages hold no SQL and no entities")
    void rest() {
        noClasses()
                .that()
                .resideInAnyPackage("..internal.rest..", "..internal.console..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("javax.persistence..", "org.jooq..", "java.sql..")
                .check(house);
    }

    @Test
    @DisplayName("Nobody starts the bundle by hand: components only")
    void components() {
        noClasses()
                .that()
                .resideOutsideOfPackage("org.inlay.vendor..")
                .should()
                .implement("org.osgi.framework.BundleActivator")
                .check(house);
    }

    @Test
    @DisplayName("These rules can fail: the persistence room does use SQL")
    void canFail() {
        assertThatThrownBy(() -> noClasses()
                        .that()
                        .resideInAPackage("..internal.persistence..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage("java.sql..")
                        .check(house))
                .isInstanceOf(AssertionError.class);
    }
}
