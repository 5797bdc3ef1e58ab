package org.inlay.demo.internal.domain;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.inlay.platform.Clinics;
import org.inlay.platform.Clinics.ListEntry;
import org.inlay.platform.Id;
import org.inlay.platform.ImportKeys;
import org.inlay.platform.Problem;
import org.inlay.platform.Rules;
import org.inlay.platform.Staff;
import org.inlay.platform.Staff.Grant;
import org.inlay.platform.Staff.Member;
import org.inlay.platform.Transactions;
import org.joda.money.CurrencyUnit;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The demo's clinics A, B and C with their deal rules, rooms and staff in every role. */
@Component(service = DemoChain.class)
public final class DemoChain {
    /** Data set under which the demo remembers what it has made. */
    static final String DATASET = "demo";

    private static final String CHAIN = "chain";
    private static final int OPEN_DAYS = 560;

    static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    static final CurrencyUnit YUAN = CurrencyUnit.of("CNY");

    private static final Logger LOG = LoggerFactory.getLogger(DemoChain.class);
    private static final String LETTERS = "abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";
    private static final int PASSWORD_LENGTH = 16;
    private static final Map<String, String> ROLES = Map.ofEntries(
            Map.entry("MANAGER", "店长"),
            Map.entry("FRONT_DESK", "前台"),
            Map.entry("CASHIER", "收银"),
            Map.entry("CONSULTANT", "现场咨询"),
            Map.entry("ONLINE_CONSULTANT", "网络咨询"),
            Map.entry("DOCTOR", "医生"),
            Map.entry("NURSE", "护士"),
            Map.entry("ASSISTANT", "医助"),
            Map.entry("MARKETING", "市场"),
            Map.entry("HR", "人事"),
            Map.entry("AUDITOR", "审计"),
            Map.entry("ADMIN", "管理员"));

    /** A clinic of the demo: the order types and the minimum of its deal rule. */
    enum Branch {
        A("A", "城东医美门诊", "aesthetic", "医美", "0"),
        B("B", "城西整形门诊", "plastic-surgery", "医美", "99"),
        C("C", "城南口腔门诊", "dental", "口腔", "0");

        final String code;
        final String title;
        final String type;
        final String orderType;
        final String minimum;

        Branch(String code, String title, String type, String orderType, String minimum) {
            this.code = code;
            this.title = title;
            this.type = type;
            this.orderType = orderType;
            this.minimum = minimum;
        }

        /** Sign-in name of who has the role here. */
        String login(String role) {
            return role.toLowerCase(Locale.ROOT).replace('_', '-') + "." + code.toLowerCase(Locale.ROOT);
        }
    }

    private final Clinics clinics;
    private final Rules rules;
    private final Staff staff;
    private final DemoCatalogue catalogue;
    private final DemoCallers callers;
    private final ImportKeys keys;
    private final Transactions transactions;
    private final Clock clock;

    @Activate
    public DemoChain(
            @Reference Clinics clinics,
            @Reference Rules rules,
            @Reference Staff staff,
            @Reference DemoCatalogue catalogue,
            @Reference DemoCallers callers,
            @Reference ImportKeys keys,
            @Reference Transactions transactions,
            @Reference Clock clock) {
        this.clinics = clinics;
        this.rules = rules;
        this.staff = staff;
        this.catalogue = catalogue;
        this.callers = callers;
        this.keys = keys;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * Opens the chain unless it is there; prints what to sign in with. Answers the day before which the history ends, so
     * that an interrupted filling goes on exactly; nothing on an installation of somebody's own.
     */
    Optional<LocalDate> open() {
        Id since =
                transactions.required(() -> keys.known(DATASET, List.of(CHAIN))).get(CHAIN);
        if (since == null && !clinics.list().isEmpty()) {
            LOG.warn("Demo data: this installation has clinics of its own and is left alone");
            return Optional.empty();
        }
        LocalDate today =
                since == null ? clock.instant().atZone(ZONE).toLocalDate() : LocalDate.ofEpochDay(since.value());
        if (since == null) {
            Instant opening = today.minusDays(OPEN_DAYS).atStartOfDay(ZONE).toInstant();
            transactions.run(() -> callers.platform(opening, () -> {
                for (Branch branch : Branch.values()) {
                    open(branch);
                }
                catalogue.stock();
                keys.remember(DATASET, Map.of(CHAIN, new Id(today.toEpochDay())));
                return Boolean.TRUE;
            }));
        }
        String password = password();
        callers.platform(clock.instant(), () -> {
            for (Branch branch : Branch.values()) {
                ROLES.forEach((role, title) -> employ(branch, role, title, password));
            }
            return Boolean.TRUE;
        });
        // To the console only: log files are kept, and copied about.
        System.out.printf(
                "Demo data: sign in as manager.a, front-desk.b, doctor.c, ... (role.clinic); all have the password %s%n",
                password);
        return Optional.of(today);
    }

    private void open(Branch branch) {
        clinics.create(branch.code, branch.title, branch.type, ZONE, YUAN, LocalTime.MIDNIGHT);
        clinics.replaceEntries(
                branch.code,
                "rooms",
                List.of(new ListEntry("R1", "诊室1"), new ListEntry("R2", "诊室2"), new ListEntry("R3", "治疗室")));
        Map<String, Object> deal = new HashMap<>();
        deal.put("orderTypes", List.of(branch.orderType));
        deal.put("minimum", branch.minimum);
        rules.publish("deal", branch.code, deal, null);
    }

    private void employ(Branch branch, String role, String title, String password) {
        String login = branch.login(role);
        Member present = member(login);
        if (present == null) {
            staff.create(login, branch.title + title, password, List.of(new Grant(role, branch.code)));
        } else {
            staff.resetPassword(present.id(), password);
        }
    }

    private @org.jspecify.annotations.Nullable Member member(String login) {
        try {
            return staff.byLogin(login);
        } catch (Problem problem) {
            if (problem.kind() == Problem.Kind.NOT_FOUND) {
                return null;
            }
            throw problem;
        }
    }

    private static String password() {
        SecureRandom random = new SecureRandom();
        StringBuilder password = new StringBuilder();
        for (int i = 0; i < PASSWORD_LENGTH; i++) {
            password.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return password.toString();
    }
}
