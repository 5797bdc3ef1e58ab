package org.inlay.platform.internal.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.time.LocalTime;
import java.util.List;
import org.inlay.platform.Clinics.ListEntry;
import org.inlay.platform.Problem;
import org.inlay.platform.Violation;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ClinicRulesTest {

    private static void refused(Runnable check, String... fields) {
        assertThatThrownBy(check::run)
                .asInstanceOf(type(Problem.class))
                .satisfies(p ->
                        assertThat(p.violations()).extracting(Violation::field).containsExactly(fields));
    }

    @Test
    @DisplayName("G1 every bad field of a clinic is named")
    void badClinic() {
        refused(
                () -> ClinicRules.checkClinic("-A", " ", "Dental", LocalTime.of(4, 0, 1)),
                "code",
                "name",
                "type",
                "dayCutOff");
        refused(() -> ClinicRules.checkClinic("诊所", "A", "dental", LocalTime.MIDNIGHT), "code");
    }

    @Test
    @DisplayName("G1 a type that a plugin adds is a type like the shipped ones")
    void goodClinic() {
        ClinicRules.checkClinic("A", "润月医疗美容", "plastic-surgery", LocalTime.of(4, 0));
        ClinicRules.checkClinic("x_9-", "Hair", "hair-clinic", LocalTime.MIDNIGHT);
    }

    @Test
    @DisplayName("D15 tenders and order types are shipped and stay editable")
    void shippedLists() {
        assertThat(ClinicRules.shipped("tenders"))
                .extracting(ListEntry::code)
                .containsExactly("CASH", "CARD", "WECHAT", "ALIPAY", "INSURANCE", "TRANSFER");
        assertThat(ClinicRules.shipped("order-types"))
                .extracting(ListEntry::code)
                .containsExactly("医美", "生美", "口腔", "零售");
        assertThat(ClinicRules.shipped("rooms")).isEmpty();
    }

    @Test
    void badEntries() {
        refused(() -> ClinicRules.checkEntries("tenders", List.of()), "items");
        refused(
                () -> ClinicRules.checkEntries(
                        "tenders",
                        List.of(
                                new ListEntry("CASH", "现金"),
                                new ListEntry("CASH", "现金"),
                                new ListEntry("", "x\u0000"))),
                "items[1].code",
                "items[2].code",
                "items[2].name");
        ClinicRules.checkEntries("rooms", List.of());
    }
}
