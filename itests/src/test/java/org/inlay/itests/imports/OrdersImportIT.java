package org.inlay.itests.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.inlay.itests.imports.OldSystem.yuan;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.inject.Inject;
import org.inlay.customers.Segments;
import org.inlay.customers.Segments.Saved;
import org.inlay.customers.Tags;
import org.inlay.itests.support.InKaraf;
import org.inlay.itests.support.Rest;
import org.inlay.itests.support.Rest.Answer;
import org.inlay.orders.Entitlements;
import org.inlay.orders.Entitlements.Entitlement;
import org.inlay.orders.Entitlements.Execution;
import org.inlay.orders.NewOrder;
import org.inlay.orders.NewOrder.NewLine;
import org.inlay.orders.Order;
import org.inlay.orders.Orders;
import org.inlay.orders.Payments;
import org.inlay.orders.Payments.NewRefund;
import org.inlay.orders.Payments.ReturnedLine;
import org.inlay.orders.Translations;
import org.inlay.orders.Translations.Translation;
import org.inlay.platform.Access;
import org.inlay.platform.Id;
import org.inlay.platform.Imports.ImportReport;
import org.inlay.platform.PageRequest;
import org.inlay.platform.Problem;
import org.inlay.platform.Staff;
import org.inlay.platform.StaffShare;
import org.joda.money.Money;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.osgi.framework.BundleContext;

@InKaraf
class OrdersImportIT {
    private static final String ITEMS = "code,name,kind,price\nS~,光子嫩肤,服务项目,1000\nG~,面膜,商品,60.50\n";
    private static final String ORDER =
            "id,customer,type,orderedAt,deal,item,quantity,price,net,discount,gift,doctor\n";

    @Inject
    BundleContext bundles;

    @Inject
    Access access;

    @Inject
    Orders orders;

    @Inject
    Payments payments;

    @Inject
    Entitlements entitlements;

    @Inject
    Tags tags;

    @Inject
    Staff staff;

    @Inject
    Translations translations;

    @Inject
    Segments segments;

    private OldSystem old;

    @BeforeEach
    void open() {
        old = new OldSystem(bundles);
        old.deal("99");
        old.load("items", ITEMS);
    }

    @Test
    @DisplayName(
            "D6 D7 V5 old outcomes stay whatever the minimum, judged by their own version; a repeat changes nothing")
    void oldOutcomes() {
        customers(3);
        String visits = "id,customer,arrivedAt,type,dealt\nV1~,C1~,2025-03-02 00:30,初诊,否\n";
        old.load("visits", visits);
        String file = ORDER
                + "D1~,C1~,医美,2025-03-01 23:50,成交,S~,1,50,,,,admin\n"
                + "D2~,C2~,COSMETIC,2025-03-01 11:00,未成交,S~,,,999,周年庆,否,\n"
                + "D2~,,,,,G~,2,,,,是,\n"
                + "D3~,C3~,医美,2025-03-01 11:00,是,S~,,120,,,,\n"
                + "D4~,C3~,医美,2025-03-02 11:00,是,G~,2,,,,,\n";
        ImportReport checked = old.dryRun("orders", file);
        assertThat(checked.state()).as(checked.problems().toString()).isEqualTo("CHECKED");
        assertThat(checked.counts()).containsEntry("orders.DEAL", 3L).containsEntry("orders.NO_DEAL", 1L);
        old.load("orders", file);

        Order fifty = order("D1~");
        assertThat(fifty.deal().decision()).isEqualTo("DEAL");
        assertThat(fifty.deal().ruleVersion()).isZero();
        assertThat(fifty.date()).isEqualTo(LocalDate.of(2025, 3, 1));
        assertThat(fifty.visit()).isEqualTo(old.id("visits", "V1~"));
        assertThat(fifty.lines().get(0).staff()).containsExactly(new StaffShare("admin", "DOCTOR", 10_000));
        Order none = order("D2~");
        assertThat(none.deal().decision()).isEqualTo("NO_DEAL");
        assertThat(none.net()).isEqualTo(yuan("999.00"));
        assertThat(none.gross()).isEqualTo(yuan("1000.00"));
        assertThat(none.adjustments()).singleElement().satisfies(adjustment -> {
            assertThat(adjustment.name()).isEqualTo("周年庆");
            assertThat(adjustment.amount()).isEqualTo(yuan("-1.00"));
        });
        assertThat(none.lines().get(1).gift()).isTrue();
        assertThat(List.of(deal("C1~"), deal("C2~"), deal("C3~"))).containsExactly("ONCE", "NONE", "MULTIPLE");

        ImportReport again = old.load("orders", file);
        assertThat(List.of(again.created(), again.skipped())).containsExactly(0L, 5L);
        assertThat(old.load("visits", visits).created()).isZero();
        assertThat(access.asPlatform(() -> orders.of(customer("C3~"), new PageRequest(10, null)))
                        .items())
                .hasSize(2);
        old.everythingHolds();

        old.deal("500");
        refund(fifty, yuan("20"));
        assertThat(order("D1~").deal().decision()).isEqualTo("DEAL");
        refund(fifty, yuan("30"));
        assertThat(order("D1~").deal().decision()).isEqualTo("NO_DEAL");
        assertThat(deal("C1~")).isEqualTo("NONE");
        assertThat(access.asPlatform(
                                () -> payments.pay(none.id(), new NewOrder.NewPayment("CASH", yuan("999"), Map.of())))
                        .deal()
                        .decision())
                .isEqualTo("NO_DEAL");
        old.everythingHolds();
    }

    @Test
    @DisplayName("D6 a dealt visit without an order is one deal of its date; two dealt things on a date count once")
    void dealtVisits() {
        customers(4);
        String orders = ORDER
                + "D1~,C2~,医美,2025-03-01 15:00,是,S~,,,,,,\n"
                + "D2~,C3~,医美,2025-03-01 09:00,是,S~,,,,,,\n"
                + "D3~,C4~,医美,2025-03-01 09:00,否,S~,,,,,,\n";
        String visits = "id,customer,arrivedAt,type,dealt\n"
                + "V1~,C1~,2025-03-01 10:00,初诊,是\nV2~,C1~,2025-03-01 18:00,复诊,是\n"
                + "V3~,C2~,2025-03-01 10:00,初诊,是\nV4~,C3~,2025-03-01 10:00,初诊,是\n"
                + "V5~,C4~,2025-03-01 10:00,初诊,是\n";
        old.load("visits", visits);
        old.load("orders", orders);
        assertThat(List.of(deal("C1~"), deal("C2~"), deal("C3~"), deal("C4~"))).containsOnly("ONCE");
        assertThat(order("D2~").visit()).isEqualTo(old.id("visits", "V4~"));
        old.everythingHolds();
        refund(order("D1~"), yuan("1000"));
        refund(order("D2~"), yuan("1000"));
        assertThat(List.of(deal("C2~"), deal("C3~"))).containsOnly("NONE");
        old.everythingHolds();

        OldSystem other = new OldSystem(bundles);
        other.load("items", ITEMS);
        other.load("customers", "id,name\nC1~,王女士\nC2~,李女士\nC3~,周女士\nC4~,赵女士\n");
        other.load("orders", orders);
        other.load("visits", visits);
        assertThat(IntStream.rangeClosed(1, 4)
                        .mapToObj(i -> other.id("customers", "C" + i + "~"))
                        .map(id -> access.asPlatform(() -> tags.value(id, other.clinic, "deal"))))
                .containsOnly("ONCE");
        other.everythingHolds();
    }

    @Test
    @DisplayName(
            "T8 a card for 老客 matches 37 before and 37 after; the other reading differs on the 新客; a new decision ends it")
    void cards() {
        String items = "code,name,kind,price,components,customerType,visitType\n"
                + "K~,老客卡,卡项,6800,S~*10@365,老客,\nN~,初诊卡,卡项,99,S~|G~*2,,初诊\n";
        Map<String, String> before = translated(old.dryRun("items", items), "K~");
        String people = IntStream.rangeClosed(1, 42)
                .mapToObj(i -> "C" + i + "~,客户" + i + "," + (i <= 37 ? "老客" : "新客") + "," + (i % 2 == 0 ? "初诊" : "复诊"))
                .collect(Collectors.joining("\n", "id,name,customerType,visitType\n", "\n"));
        old.load("customers", people);
        assertThat(List.of(deal("C1~"), deal("C42~"))).containsExactly("MULTIPLE", "ONCE");

        ImportReport checked = old.dryRun("items", items);
        Map<String, String> card = translated(checked, "K~");
        assertThat(grown(before, card, "before")).isEqualTo(37);
        assertThat(grown(before, card, "DEALS")).isEqualTo(37);
        assertThat(grown(before, card, "VISITS")).isEqualTo(42);
        assertThat(grown(before, card, "differ")).isEqualTo(5);
        assertThat(checked.examples().get("translated.differ"))
                .isNotEmpty()
                .allSatisfy(example ->
                        assertThat(example).containsEntry("DEALS", "false").containsEntry("VISITS", "true"));
        old.load("items", items);
        List<Translation> ledger = access.asPlatform(() -> translations.list(new PageRequest(2, null)))
                .items();
        assertThat(ledger).extracting(Translation::item).containsExactlyInAnyOrder(old.text("K~"), old.text("N~"));
        assertThat(ledger).allSatisfy(entry -> {
            assertThat(entry.after()).isEqualTo(entry.before()).isPositive();
            assertThat(List.of(entry.onlyBefore(), entry.onlyAfter())).containsOnly(0L);
        });

        Id oldCustomer = customer("C1~");
        sell(oldCustomer, "K~");
        assertThatThrownBy(() -> sell(customer("C42~"), "K~")).hasMessageContaining("sale-condition");
        sell(customer("C42~"), "N~");
        assertThatThrownBy(() -> sell(customer("C3~"), "N~")).hasMessageContaining("sale-condition");
        assertThat(deal("C1~")).as("the first new decision: one date").isEqualTo("ONCE");
        assertThatThrownBy(() -> sell(oldCustomer, "K~")).hasMessageContaining("sale-condition");
        assertThat(deal("C2~")).isEqualTo("MULTIPLE");
        old.deal("5000");
        sell(customer("C2~"), "G~");
        assertThat(deal("C2~")).as("a new decision that is no deal").isEqualTo("NONE");
        old.load("filters", "id,name,clinic,customerType\nF~,老客~,here,老客\n".replace("here", old.clinic));
        Translation filter = access.asPlatform(() -> translations.list(new PageRequest(1, null)))
                .items()
                .get(0);
        assertThat(List.of(filter.before(), filter.after(), filter.onlyBefore()))
                .containsExactly(37L, 35L, 2L);
        assertThat(found(List.of(filter), "老客~")).isEqualTo(35);
        old.everythingHolds();
    }

    @Test
    @DisplayName("T8 a filter becomes a saved segment that finds whom it found")
    void filters() {
        String filters = ("id,name,clinic,customerType,visitType\nF1~,老客~,here,老客,\n"
                        + "F2~,老客初诊~,here,老客,初诊\nF3~,新客~,,新客,\n")
                .replace("here", old.clinic);
        Map<String, String> before = translated(old.dryRun("filters", filters), "F3~");
        String people = IntStream.rangeClosed(1, 42)
                .mapToObj(i -> "C" + i + "~,客户" + i + "," + (i <= 37 ? "老客" : "新客") + "," + (i % 2 == 0 ? "初诊" : "复诊"))
                .collect(Collectors.joining("\n", "id,name,customerType,visitType\n", "\n"));
        old.load("customers", people);

        ImportReport checked = old.dryRun("filters", filters);
        assertThat(translated(checked, "F1~"))
                .containsEntry("before", "37")
                .containsEntry("DEALS", "37")
                .containsEntry("VISITS", "42")
                .containsEntry("differ", "5");
        assertThat(translated(checked, "F2~")).containsEntry("before", "18").containsEntry("DEALS", "18");
        assertThat(grown(before, translated(checked, "F3~"), "before")).isEqualTo(5);
        assertThat(old.load("filters", filters).created()).isEqualTo(3);
        assertThat(old.load("filters", filters).created()).as("again").isZero();

        List<Translation> ledger = access.asPlatform(() -> translations.list(new PageRequest(3, null)))
                .items();
        assertThat(ledger).extracting(Translation::item).containsOnlyNulls();
        assertThat(found(ledger, "老客~")).isEqualTo(37);
        assertThat(found(ledger, "老客初诊~")).isEqualTo(18);
        assertThat(fields(
                        "filters",
                        ("id,name,clinic,customerType,visitType\nF4~,老客~,here,老客,\n"
                                        + "F5~,空,,,\nF6~,错,,熟客,\nF7~,远,nowhere,老客,\n")
                                .replace("here", old.clinic)))
                .containsExactlyInAnyOrder("name", "customerType", "clinic");
    }

    private long found(List<Translation> ledger, String name) {
        Translation entry = ledger.stream()
                .filter(each -> each.name().equals(old.text(name)))
                .findFirst()
                .orElseThrow();
        Id segment = Objects.requireNonNull(entry.segment());
        Saved saved = access.asPlatform(() -> segments.saved(segment));
        return access.asPlatform(() -> segments.count(saved.tree(), saved.clinic()));
    }

    @Test
    @DisplayName(
            "D11 old sessions are executed, voided and returned at their value: 4760 or 3800 of 6800 with 3 executed")
    void sessions() {
        customers(1);
        old.load("items", "code,name,kind,price,components\nK~,光子卡,卡项,6800,S~*10@3650\n");
        old.load("orders", ORDER + "D1~,C1~,医美,2025-03-01 11:00,是,K~,,,,,,\n");
        old.load("payments", "id,order,tender,amount,paidAt\nP1~,D1~,CASH,6800,2025-03-01 11:05\n");
        String file = "id,customer,order,item,quantity,executed,value,validUntil,gift,grantedAt\n"
                + "K1~,C1~,D1~,S~,10,3,,,,2025-03-01 11:00\n"
                + "K2~,C1~,,S~,3,1,100.00,2035-12-31,,2025-03-01\n"
                + "K2~,,,G~,2,,,,是,\n"
                + "K3~,C1~,,S~,2,,80,2025-04-01,,2025-03-01\n";
        assertThat(old.load("entitlements", file).created()).isEqualTo(4);
        assertThat(old.load("entitlements", file).created()).isZero();
        Id who = customer("C1~");
        Entitlement card = entitlement("K1~");
        assertThat(List.of(card.executed(), card.remaining())).containsExactly(3, 7);
        Execution executed = execute(who, card.id(), 1);
        assertThat(executed.value()).isEqualTo(yuan("680.00"));
        access.asPlatform(() -> entitlements.voidExecution(executed.id(), "记错"));
        Order order = order("D1~");
        Id line = order.lines().get(0).id();
        assertThat(preview(order, line, "CLINIC")).isEqualTo(yuan("4760.00"));
        assertThat(preview(order, line, "CUSTOMER")).isEqualTo(yuan("3800.00"));
        access.asPlatform(() -> payments.refund(
                order.id(), new NewRefund(List.of(new ReturnedLine(line, 1)), null, null, "CLINIC", "设备停用")));
        assertThat(order("D1~").repaid()).isEqualTo(yuan("4760.00"));
        assertThat(entitlement("K1~").state()).isEqualTo("VOID");

        Entitlement loose = entitlement("K2~");
        assertThat(execute(who, loose.id(), 2).value()).isEqualTo(yuan("66.66"));
        assertThat(entitlement("K3~").state()).isEqualTo("EXPIRED");
        access.asPlatform(() -> {
            entitlements.revoke(entitlement("K3~").id(), "过期作废");
            return null;
        });
        old.everythingHolds();

        assertThat(fields(
                        "entitlements",
                        file.replace("K1~", "K9~").replace("K2~", "K8~").replace("K3~", "K7~")))
                .containsExactly("line");
        assertThat(fields(
                        "entitlements",
                        "id,customer,item,quantity,executed,value,grantedAt\nK6~,C1~,S~,2,3,10,2025-03-01\n"
                                + "K5~,C1~,NIX,2,1,,2025-03-01\nK4~,C1~,S~,2,,1,2099-03-01\n"))
                .containsExactlyInAnyOrder("executed", "grantedAt", "item", "value");
    }

    @Test
    @DisplayName("D10 payments are never more than due, whichever batch they stand in")
    void overpaid() {
        customers(1);
        old.load(
                "orders",
                ORDER + "D1~,C1~,医美,2025-03-01 11:00,是,S~,,600,,,,\nD2~,C1~,医美,2025-03-01 11:00,是,S~,,,,,,\n");
        String head = "id,order,tender,amount,paidAt\n";
        String six = IntStream.rangeClosed(1, 601)
                .mapToObj(i -> "P" + i + "~,D1~,现金,1,2025-03-02\n")
                .collect(Collectors.joining("", head, ""));
        ImportReport refused = old.send("payments", six, Map.of());
        assertThat(refused.state()).isEqualTo("REFUSED");
        assertThat(refused.problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.row()).isEqualTo(602));
        assertThat(order("D1~").due()).isEqualTo(yuan("600"));
        assertThat(fields(
                        "payments",
                        head + "P700~,D9~,CASH,1,2025-03-02\nP701~,D1~,贝壳,1,2025-03-02\nP702~,D1~,CASH,0,2099-01-01\n"))
                .containsExactlyInAnyOrder("order", "tender", "paidAt", "amount");

        old.load("payments", head + "P800~,D1~,现金,200.50,2025-03-01 12:00\nP801~,D2~,CARD,1000,2025-03-01 12:00\n");
        assertThat(order("D1~").due()).isEqualTo(yuan("399.50"));
        assertThat(order("D1~").payments().get(0).tender()).isEqualTo("CASH");
        assertThat(order("D1~").payments().get(0).date()).isEqualTo(LocalDate.of(2025, 3, 1));
        assertThat(access.asPlatform(() -> tags.value(customer("C1~"), old.clinic, "arrears")))
                .isEqualTo("yes");
        assertThat(fields("payments", head + "P802~,D1~,现金,399.51,2025-03-01 12:00\n"))
                .containsExactly("amount");
        old.everythingHolds();
    }

    @Test
    @DisplayName("A BOM and GB18030 are read, a broken quote and 100,000 bad rows apply nothing and are reported")
    void badFiles() {
        customers(2);
        old.load("orders", "\uFEFF" + ORDER + "D1~,C1~,医美,2025-03-01,是,S~,,,,,,\n");
        byte[] gb =
                old.text(ORDER + "D2~,C2~,医美,2025/3/1 9:00,未成交,G~,,,50,店庆,,\n").getBytes(Charset.forName("GB18030"));
        ImportReport read = old.send("orders", gb, false, Map.of());
        assertThat(read.charset()).isEqualTo("GB18030");
        assertThat(order("D2~").adjustments().get(0).name()).isEqualTo("店庆");
        assertThatThrownBy(() -> old.send(
                        "orders",
                        ORDER + "D3~,C1~,医美,2025-03-01,是,S~,,,,,,\nD4~,\"C1~,医美,2025-03-01,是,S~,,,,,,\n",
                        Map.of()))
                .hasMessageContaining("csv-quote");

        assertThat(fields(
                        "orders",
                        ORDER
                                + "D5~,C9~,口腔,明天,也许,S~,0,-1,,,,nobody\n"
                                + "D6~,C1~,医美,2025-03-01,是,G~,1,,61,,,\n"
                                + "D6~,C2~,,,,NIX,,,,,,\n"
                                + "D7~,C1~,医美,2025-03-01,是,G~,1,,1,,是,\n"
                                + "D1~,C1~,医美,2025-03-01,是,S~,,,,,,\n"))
                .contains("customer", "type", "orderedAt", "deal", "quantity", "price", "doctor", "net", "item");

        String bad = IntStream.range(0, 100_000)
                .mapToObj(i -> "B" + i + "~,C1~,医美,2025-03-01,是,NIX,,,,,,")
                .collect(Collectors.joining("\n", ORDER + "D8~,C1~,医美,2025-03-01,是,S~,,,,,,\n", "\n"));
        ImportReport report = old.send("orders", bad, Map.of());
        assertThat(report.state()).isEqualTo("REFUSED");
        assertThat(List.of(report.rows(), report.refused())).containsExactly(100_001L, 100_000L);
        assertThat(report.problems()).hasSize(1_000);
        assertThat(access.asPlatform(() -> orders.of(customer("C1~"), new PageRequest(10, null)))
                        .items())
                .hasSize(1);
        old.everythingHolds();
    }

    @Test
    @DisplayName("Over REST: columns, dry run with a report per row in the caller's language, import, repeat")
    void overRest() {
        customers(1);
        String login = "m" + Long.toString(System.nanoTime(), 36);
        access.asPlatform(() -> staff.create(
                login,
                "店长",
                "Perf3ct-Smile-2026",
                List.of(new Staff.Grant("MANAGER", null), new Staff.Grant("ADMIN", null))));
        Rest rest = Rest.here().signIn(login, "Perf3ct-Smile-2026");
        for (String dataset : List.of("items", "orders", "payments", "entitlements")) {
            Answer columns = rest.get("/api/v1/imports/" + dataset);
            assertThat(columns.body().get("columns"))
                    .isNotEmpty()
                    .allSatisfy(column ->
                            assertThat(column.get("description").asText()).isNotBlank());
        }
        Rest csv = rest.with("Content-Type", "text/csv").with("Accept-Language", "zh-CN");
        String good = old.text(ORDER + "D1~,C1~,医美,2025-03-01 11:00,是,S~,,,,,,\n");
        String path = "/api/v1/imports/orders?clinic=" + old.clinic;
        Answer bad = csv.post(path + "&dryRun=true", good.replace("S" + old.mark, "NIX"));
        assertThat(bad.status()).as(bad.body().toString()).isEqualTo(200);
        assertThat(bad.body().at("/problems/0/row").asInt()).isEqualTo(2);
        assertThat(bad.body().at("/problems/0/violations/0/message").asText()).isEqualTo("没有这个项目");
        Answer checked = csv.post(path + "&dryRun=true", good);
        assertThat(checked.body().get("state").asText()).isEqualTo("CHECKED");
        assertThat(checked.body().at("/counts/orders.DEAL").asInt()).isEqualTo(1);
        assertThat(csv.post(path, good).body().get("created").asInt()).isEqualTo(1);
        assertThat(csv.post(path, good).body().get("skipped").asInt()).isEqualTo(1);
        assertThat(rest.get("/api/v1/translations?limit=1").status()).isEqualTo(200);
        assertThat(csv.post(path, new String(new byte[] {'i', 'd', 0}, StandardCharsets.UTF_8))
                        .status())
                .isEqualTo(422);
    }

    private void customers(int number) {
        old.load(
                "customers",
                IntStream.rangeClosed(1, number)
                        .mapToObj(i -> "C" + i + "~,客户" + i)
                        .collect(Collectors.joining("\n", "id,name\n", "\n")));
    }

    private Id customer(String number) {
        return old.id("customers", number);
    }

    private Order order(String number) {
        return access.asPlatform(() -> orders.get(old.id("orders", number)));
    }

    private String deal(String customer) {
        return access.asPlatform(() -> tags.value(customer(customer), old.clinic, "deal"));
    }

    private void refund(Order order, Money amount) {
        access.asPlatform(() -> payments.refund(order.id(), new NewRefund(List.of(), amount, null, "CLINIC", "不满意")));
    }

    private Money preview(Order order, Id line, String cause) {
        return access.asPlatform(() -> payments.preview(
                        order.id(), new NewRefund(List.of(new ReturnedLine(line, 1)), null, null, cause, "退卡")))
                .repaid();
    }

    private Entitlement entitlement(String number) {
        Id id = old.id("entitlements", number);
        return access.asPlatform(() -> entitlements.of(customer("C1~"), new PageRequest(50, null))).items().stream()
                .filter(entitlement -> entitlement.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private Execution execute(Id who, Id entitlement, int quantity) {
        return access.asPlatform(() -> entitlements.execute(who, old.clinic, entitlement, quantity, List.of()));
    }

    private Order sell(Id who, String item) {
        return access.asPlatform(() -> orders.place(new NewOrder(
                old.clinic,
                who,
                "COSMETIC",
                List.of(new NewLine(old.text(item), 1, null, false, List.of())),
                List.of(),
                Map.of(),
                true,
                List.of(),
                null)));
    }

    /** The fields that a file is refused for. */
    private List<String> fields(String dataset, String file) {
        ImportReport report = old.send(dataset, file, Map.of());
        assertThat(report.state()).isEqualTo("REFUSED");
        return report.problems().stream()
                .flatMap(problem -> problem.violations().stream())
                .map(violation -> violation.field())
                .filter(field -> !field.isEmpty())
                .distinct()
                .toList();
    }

    private Map<String, String> translated(ImportReport report, String code) {
        assertThat(report.state()).as(report.problems().toString()).isEqualTo("CHECKED");
        return report.examples().getOrDefault("translated", List.of()).stream()
                .filter(example -> old.text(code).equals(example.get("code")))
                .findFirst()
                .orElseThrow(() -> Problem.notFound("example"));
    }

    private static long grown(Map<String, String> before, Map<String, String> after, String name) {
        return Long.parseLong(after.getOrDefault(name, "0")) - Long.parseLong(before.getOrDefault(name, "0"));
    }
}
