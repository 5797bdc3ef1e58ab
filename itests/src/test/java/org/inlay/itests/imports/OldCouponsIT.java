package org.inlay.itests.imports;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.inject.Inject;
import org.inlay.itests.support.InKaraf;
import org.inlay.itests.support.Rest;
import org.inlay.itests.support.Rest.Answer;
import org.inlay.itests.web.Client;
import org.inlay.orders.Translations;
import org.inlay.orders.Translations.Translation;
import org.inlay.platform.Access;
import org.inlay.platform.Id;
import org.inlay.platform.Imports.ImportReport;
import org.inlay.platform.PageRequest;
import org.inlay.platform.Staff;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.osgi.framework.BundleContext;

/** T8 for the rules of a plugin: coupons and promotions of the old system. */
@InKaraf
class OldCouponsIT {
    private static final String HEADER =
            "id,name,use,kind,value,minimumSpend,kinds,validDays,validTo,quantity,customerType,visitType\n";
    private static final String RULES = HEADER
            + "Q1~,老客回馈,卡券,满减,100,300,SERVICE,30,,500,老客,\n"
            + "Q2~,新客初诊8折,促销,折扣,0.8,,SERVICE,,2099-12-31,,新客,初诊\n"
            + "Q3~,人人有,代金券,AMOUNT,10,,SERVICE,30,,500,,\n";

    @Inject
    BundleContext bundles;

    @Inject
    Access access;

    @Inject
    Staff staff;

    @Inject
    Translations translations;

    @Test
    @DisplayName(
            "T8 a coupon for 老客 matches 37 before and 37 after, kept in the ledger; it comes as a draft for who has the tag")
    void translated() {
        OldSystem old = new OldSystem(bundles);
        String people = IntStream.rangeClosed(1, 42)
                .mapToObj(i -> "C" + i + "~,客户" + i + "," + (i <= 37 ? "老客" : "新客") + "," + (i % 2 == 0 ? "初诊" : "复诊"))
                .collect(Collectors.joining("\n", "id,name,customerType,visitType\n", "\n"));
        old.load("customers", people);

        ImportReport checked = old.dryRun("coupons", RULES);
        assertThat(checked.refused()).as("%s", checked.problems()).isZero();
        Map<String, String> rule = checked.examples().getOrDefault("translated", List.of()).stream()
                .filter(example -> old.text("Q1~").equals(example.get("code")))
                .findFirst()
                .orElseThrow();
        assertThat(rule)
                .containsEntry("before", "37")
                .containsEntry("DEALS", "37")
                .containsEntry("VISITS", "42")
                .containsEntry("differ", "5");

        old.load("coupons", RULES);
        List<Translation> ledger = access.asPlatform(() -> translations.list(new PageRequest(2, null)))
                .items();
        assertThat(ledger).extracting(Translation::plugin).containsOnly("coupons");
        assertThat(ledger).extracting(Translation::name).containsExactlyInAnyOrder("老客回馈", "新客初诊8折");
        assertThat(ledger)
                .filteredOn(entry -> entry.name().equals("老客回馈"))
                .allSatisfy(entry -> assertThat(
                                List.of(entry.before(), entry.after(), entry.onlyBefore(), entry.onlyAfter()))
                        .containsExactly(37L, 37L, 0L, 0L));
        assertThat(ledger)
                .filteredOn(entry -> entry.name().equals("新客初诊8折"))
                .allSatisfy(entry ->
                        assertThat(List.of(entry.before(), entry.after())).containsExactly(3L, 3L));

        Id coupon = old.id("coupons", "Q1~");
        Rest rest = Client.boss(staff, access);
        String path = "/api/v1/coupons/templates/" + coupon;
        JsonNode draft = rest.get(path).body();
        assertThat(draft.path("state").asText()).isEqualTo("DRAFT");
        assertThat(draft.at("/audienceTags/deal/0").asText()).isEqualTo("MULTIPLE");
        assertThat(rest.post(path + "/publication", "").status()).isEqualTo(200);
        assertThat(claim(rest, coupon, old.id("customers", "C1~")).status()).isEqualTo(200);
        assertThat(claim(rest, coupon, old.id("customers", "C42~")).reason()).isEqualTo("coupon-audience");
        assertThat(old.send("coupons", RULES, Map.of()).created()).isZero();
    }

    private static Answer claim(Rest rest, Id coupon, Id customer) {
        return rest.post(
                "/api/v1/coupons/claims", "{\"template\":\"" + coupon + "\",\"customer\":\"" + customer + "\"}");
    }

    @Test
    @DisplayName("Rows that no coupon can be are refused with their column, and the others go in")
    void refused() {
        OldSystem old = new OldSystem(bundles);
        ImportReport report = old.dryRun(
                "coupons",
                HEADER
                        + "Q4~,没有面值,卡券,满减,,,SERVICE,30,,500,,\n"
                        + "Q5~,促销有数量,促销,满减,100,,SERVICE,,2099-12-31,500,,\n"
                        + "Q6~,不知何物,卡券,抽奖,1,,SERVICE,30,,500,,\n"
                        + "Q7~,熟客,卡券,满减,1,,SERVICE,30,,500,熟客,\n");
        assertThat(report.refused()).isEqualTo(4);
        assertThat(report.problems().toString()).contains("value", "quantity", "kind", "customerType");
    }
}
