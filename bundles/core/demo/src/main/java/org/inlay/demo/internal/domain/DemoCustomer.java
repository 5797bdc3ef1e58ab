package org.inlay.demo.internal.domain;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.inlay.customers.Appointments.NewAppointment;
import org.inlay.customers.Enquiries.NewEnquiry;
import org.inlay.customers.TreatmentRecords.NewTreatment;
import org.inlay.customers.TreatmentRecords.Treatment;
import org.inlay.customers.Visit;
import org.inlay.demo.internal.domain.DemoChain.Branch;
import org.inlay.orders.Entitlements.Entitlement;
import org.inlay.orders.NewOrder;
import org.inlay.orders.NewOrder.NewLine;
import org.inlay.orders.NewOrder.NewPayment;
import org.inlay.orders.Order;
import org.inlay.orders.Payments.NewRefund;
import org.inlay.platform.Id;
import org.inlay.platform.PageRequest;
import org.inlay.platform.StaffShare;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/** One customer's 18 months: asks, books, comes or does not, buys, pays, has sessions executed, brings something back. */
final class DemoCustomer {
    private static final int DAYS = 545;
    private static final Duration HALF_HOUR = Duration.ofMinutes(30);
    private static final List<String> TENDERS = List.of("WECHAT", "ALIPAY", "CARD", "CASH");
    private static final List<String> QUESTIONS =
            List.of("想了解补水项目的价格和效果", "牙齿敏感，想检查一下", "朋友推荐，问活动时间", "问祛斑需要几次", "想约周末的时间", "问种植牙的费用");
    private static final List<String> SUBSTANCES = List.of("青霉素", "利多卡因", "头孢", "碘伏", "乳胶");

    private final DemoServices services;
    private final DemoCallers callers;
    private final int number;
    private final Instant now;
    private final Dice dice;
    private final Branch home;
    private Instant known = Instant.MIN;

    DemoCustomer(DemoServices services, DemoCallers callers, int number, Instant now) {
        this.services = services;
        this.callers = callers;
        this.number = number;
        this.now = now;
        this.dice = new Dice(number);
        this.home = Branch.values()[number % Branch.values().length];
    }

    /** Lives through it. */
    Id live(@Nullable Id former) {
        Instant first = dice.later(now.minus(Duration.ofDays(DAYS)), 0, DAYS - 3);
        LocalDate today = first.atZone(DemoChain.ZONE).toLocalDate();
        Id referrer = dice.chance(15) ? former : null;
        Id id = as(
                "FRONT_DESK",
                home,
                first,
                () -> services.customers
                        .create(DemoNames.person(number, home, today, referrer, dice))
                        .id());
        if (dice.chance(60)) {
            enquire(id, home, first.plus(Duration.ofMinutes(5)));
        }
        allergies(id, first.plus(Duration.ofMinutes(10)));
        known = first.plus(Duration.ofMinutes(15));
        Instant day = latest(known, dice.later(first, 0, 6));
        for (int visits = dice.between(0, 9); visits > 0 && day.isBefore(now); visits--) {
            meet(id, dice.chance(92) ? home : dice.one(List.of(Branch.values())), day);
            day = dice.later(day, 5, 75);
        }
        if (dice.chance(20)) {
            book(id, home, now.minus(Duration.ofHours(1)), dice.later(now, 0, 14), "CONSULT", null);
        }
        return id;
    }

    private static Instant latest(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private void enquire(Id id, Branch branch, Instant at) {
        String channel = dice.one(List.of("ONLINE", "PHONE", "ON_SITE"));
        String question = dice.one(QUESTIONS);
        LocalDate next =
                dice.chance(40) ? at.atZone(DemoChain.ZONE).toLocalDate().plusDays(3) : null;
        String login = branch.login("ONLINE_CONSULTANT");
        as(
                "ONLINE_CONSULTANT",
                branch,
                at,
                () -> services.enquiries.record(
                        new NewEnquiry(id, branch.code, at, channel, question, "已介绍项目并邀约到店", login, next)));
    }

    private void allergies(Id id, Instant at) {
        if (dice.chance(12)) {
            String substance = dice.one(SUBSTANCES);
            as("NURSE", home, at, () -> services.allergies.add(id, substance, "皮疹", "MODERATE"));
        } else if (dice.chance(35)) {
            as("NURSE", home, at, () -> {
                services.allergies.noneKnown(id);
                return Boolean.TRUE;
            });
        }
    }

    /** A day on which the customer meant to come. */
    private void meet(Id id, Branch branch, Instant at) {
        Optional<Entitlement> course = open(id, branch, at);
        if (dice.chance(70)) {
            Instant booked = latest(known, at.minus(Duration.ofDays(dice.between(1, 5))));
            Id entitlement = course.map(Entitlement::id).orElse(null);
            Id appointment = book(id, branch, booked, at, purpose(entitlement), entitlement);
            if (dice.chance(8)) {
                as(
                        "FRONT_DESK",
                        branch,
                        latest(booked, at.minus(Duration.ofHours(20))),
                        () -> services.appointments.cancel(appointment, "客户临时有事"));
                return;
            }
            if (dice.chance(10)) {
                return; // a no-show, found when the day is closed
            }
        }
        Instant arrived = at.plus(Duration.ofMinutes(dice.between(0, 14)));
        Visit visit = as(
                "FRONT_DESK", branch, arrived, () -> services.visits.arrive(id, branch.code, null, null, null, null));
        course.filter(entitlement -> dice.chance(85))
                .ifPresent(entitlement -> execute(id, branch, entitlement, arrived));
        if (dice.chance(45)) {
            treat(id, branch, visit, arrived.plus(HALF_HOUR));
        }
        if (dice.chance(course.isPresent() ? 30 : 55)) {
            buy(id, branch, arrived.plus(Duration.ofMinutes(45)));
        }
    }

    private String purpose(@Nullable Id entitlement) {
        if (entitlement != null) {
            return "COURSE";
        }
        return dice.chance(25) ? "CHECK_UP" : "CONSULT";
    }

    private Id book(Id id, Branch branch, Instant booked, Instant at, String purpose, @Nullable Id entitlement) {
        return as(
                "FRONT_DESK",
                branch,
                booked,
                () -> services.appointments
                        .book(new NewAppointment(
                                id, branch.code, at, at.plus(HALF_HOUR), List.of(), null, purpose, entitlement))
                        .id());
    }

    private Optional<Entitlement> open(Id id, Branch branch, Instant at) {
        return as("NURSE", branch, at, () -> services.entitlements.of(id, new PageRequest(50, null))).items().stream()
                .filter(entitlement -> entitlement.clinic().equals(branch.code)
                        && entitlement.state().equals("OPEN")
                        && entitlement.remaining() > 0)
                .findFirst();
    }

    private void execute(Id id, Branch branch, Entitlement entitlement, Instant arrived) {
        List<StaffShare> staff = List.of(
                new StaffShare(branch.login("DOCTOR"), "DOCTOR", 0), new StaffShare(branch.login("NURSE"), "NURSE", 0));
        as(
                "NURSE",
                branch,
                arrived.plus(Duration.ofMinutes(20)),
                () -> services.entitlements.execute(id, branch.code, entitlement.id(), 1, staff));
    }

    private void treat(Id id, Branch branch, Visit visit, Instant at) {
        LocalDate next =
                dice.chance(50) ? at.atZone(DemoChain.ZONE).toLocalDate().plusDays(30) : null;
        boolean teeth = branch == Branch.C;
        Treatment draft = as(
                "DOCTOR",
                branch,
                at,
                () -> services.records.draft(new NewTreatment(
                        id,
                        branch.code,
                        visit.id(),
                        teeth ? "36 牙龋坏，叩痛（-）" : "面部皮肤缺水，T 区出油",
                        teeth ? "去腐，树脂充填" : "清洁后导入，修复面膜 20 分钟",
                        teeth ? "一月后复查" : "注意防晒，四周后复诊",
                        next)));
        if (dice.chance(90)) {
            as("DOCTOR", branch, at.plus(Duration.ofMinutes(5)), () -> services.records.sign(draft.id()));
            if (dice.chance(6)) {
                Instant amended = at.plus(Duration.ofMinutes(50));
                as("DOCTOR", branch, amended, () -> services.records.addendum(draft.id(), "补充：术后无不适"));
            }
        }
    }

    private void buy(Id id, Branch branch, Instant at) {
        List<NewLine> lines = lines(branch);
        String type = lines.get(0).item().equals(DemoCatalogue.gift(branch)) ? "零售" : branch.orderType;
        Order order = as(
                "CONSULTANT",
                branch,
                at,
                () -> services.orders.place(
                        new NewOrder(branch.code, id, type, lines, List.of(), Map.of(), true, List.of(), null)));
        if (order.due().isZero()) {
            return;
        }
        boolean part = dice.chance(10);
        Money paid = part ? half(order.due()) : order.due();
        pay(order, branch, paid, at.plus(Duration.ofMinutes(5)));
        if (part && dice.chance(60)) {
            Instant settled = dice.later(at, 3, 20);
            if (settled.isBefore(now)) {
                pay(order, branch, order.due().minus(paid), settled);
            }
        } else if (!part && dice.chance(5)) {
            bringBack(order, branch, dice.later(at, 1, 10));
        }
    }

    private List<NewLine> lines(Branch branch) {
        List<StaffShare> sellers = List.of(new StaffShare(branch.login("CONSULTANT"), "CONSULTANT", 0));
        List<NewLine> lines = new ArrayList<>();
        if (dice.chance(22)) {
            lines.add(new NewLine(DemoCatalogue.card(branch), 1, null, false, sellers));
        } else if (branch != Branch.C && dice.chance(20)) {
            lines.add(new NewLine(DemoCatalogue.BAG, 1, null, false, sellers));
        } else if (dice.chance(12)) {
            lines.add(new NewLine(DemoCatalogue.gift(branch), dice.between(1, 4), null, false, sellers));
        } else {
            lines.add(new NewLine(dice.one(DemoCatalogue.services(branch)), 1, null, false, sellers));
        }
        if (dice.chance(15)) {
            lines.add(new NewLine(DemoCatalogue.gift(branch), 1, null, true, sellers));
        }
        return lines;
    }

    private static Money half(Money due) {
        return Money.ofMinor(due.getCurrencyUnit(), Math.max(1, due.getAmountMinorLong() / 2));
    }

    private void pay(Order order, Branch branch, Money amount, Instant at) {
        String tender = dice.one(TENDERS);
        if (amount.isPositive()) {
            as(
                    "CASHIER",
                    branch,
                    at,
                    () -> services.payments.pay(order.id(), new NewPayment(tender, amount, Map.of())));
        }
    }

    private void bringBack(Order order, Branch branch, Instant at) {
        Order.Line line = order.lines().get(0);
        boolean course = line.kind().equals("CARD") || line.kind().equals("PACKAGE");
        if (at.isAfter(now) || course) {
            return;
        }
        as(
                "MANAGER",
                branch,
                at,
                () -> services.payments.refund(
                        order.id(), new NewRefund(List.of(), half(line.net()), null, "CUSTOMER", "客户不满意效果")));
    }

    private <T> T as(String role, Branch branch, Instant at, java.util.function.Supplier<T> work) {
        return callers.as(branch.login(role), branch.code, at, work);
    }
}
