package org.inlay.platform.web.internal.console;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.inlay.platform.Clinic;
import org.inlay.platform.Clinics;
import org.inlay.platform.Page;
import org.inlay.platform.PageRequest;
import org.inlay.platform.Problem;
import org.inlay.platform.Staff;
import org.inlay.platform.Staff.Grant;
import org.inlay.platform.Staff.Member;
import org.inlay.platform.web.console.ConsolePage;
import org.inlay.platform.web.console.ConsoleRequest;
import org.inlay.platform.web.console.Form;
import org.inlay.platform.web.console.Screen;
import org.inlay.platform.web.console.Screen.Undo;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The people who work here, what they may, and who may sign in no more. */
@Component(service = ConsolePage.class)
public final class StaffPage implements ConsolePage {
    private static final String ID = "staff";
    private static final String HERE = "/app/staff";
    private static final String EVERYWHERE = "*";

    private final Staff staff;
    private final Clinics clinics;

    @Activate
    public StaffPage(@Reference Staff staff, @Reference Clinics clinics) {
        this.staff = staff;
        this.clinics = clinics;
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public Optional<Entry> entry() {
        return Optional.of(Entry.setting(20, "staff:read"));
    }

    /** The list. */
    public record All(List<Row> rows, @Nullable String next) {}

    /** A person with their roles in words. */
    public record Row(Member member, List<String> roles) {}

    /** The form; {@code member} null when somebody new is entered. */
    public record Entering(@Nullable Member member, Form form, List<String> roles, List<Clinic> clinics) {
        /** The value of a role in a clinic; everywhere when it is null. */
        public String grant(String role, @Nullable Clinic clinic) {
            return StaffPage.grant(role, clinic == null ? null : clinic.code());
        }
    }

    private static String grant(String role, @Nullable String clinic) {
        return role + "@" + (clinic == null ? EVERYWHERE : clinic);
    }

    @Override
    public Screen get(ConsoleRequest request) {
        return switch (request.at(0)) {
            case "" -> list(request);
            case "new" -> form(request, null, Form.empty(), false);
            default -> form(request, staff.get(request.id(0)), null, false);
        };
    }

    private Screen list(ConsoleRequest request) {
        Page<Member> page = staff.list(
                new PageRequest(PageRequest.DEFAULT, request.typed("after").orElse(null)));
        List<Row> rows = page.items().stream()
                .map(member -> new Row(
                        member,
                        member.roles().stream()
                                .map(grant -> named(request, grant))
                                .toList()))
                .toList();
        return Pages.screen(request.words().t("console.page.staff"), "staff.jte", request, new All(rows, page.next()));
    }

    private static String named(ConsoleRequest request, Grant grant) {
        return request.words()
                .t(
                        "console.staff.grant",
                        "role",
                        request.words().code("role", grant.role()),
                        "clinic",
                        grant.clinic() == null ? request.words().t("console.staff.everywhere") : grant.clinic());
    }

    private Screen form(ConsoleRequest request, @Nullable Member member, @Nullable Form typed, boolean refused) {
        Form form = typed == null && member != null
                ? Form.of(Map.of(
                        "roles",
                        member.roles().stream()
                                .map(grant -> grant(grant.role(), grant.clinic()))
                                .toList()))
                : typed;
        Entering view = new Entering(member, form == null ? Form.empty() : form, staff.roles(), clinics.list());
        String title = member == null ? request.words().t("console.staff.new") : member.name();
        return refused
                ? Screen.refused(title, Pages.content("staff-form.jte", request, view))
                : Pages.screen(title, "staff-form.jte", request, view);
    }

    @Override
    public Screen post(ConsoleRequest request) {
        if (request.at(0).equals("new")) {
            return entered(request);
        }
        Member member = staff.get(request.id(0));
        try {
            return switch (request.at(1)) {
                case "roles" -> roles(request, member);
                case "active" -> active(request, member);
                case "password" -> password(request, member);
                default -> throw Problem.notFound("page");
            };
        } catch (Problem problem) {
            if (problem.kind() == Problem.Kind.NOT_FOUND) {
                throw problem;
            }
            return Screen.again(() -> form(request, member, Form.refused(request, problem), true));
        }
    }

    private Screen entered(ConsoleRequest request) {
        try {
            Member created = staff.create(
                    request.value("login"),
                    request.value("name"),
                    request.typed("password").orElse(null),
                    grants(request));
            return Screen.to(HERE, request.words().t("console.staff.created", "name", created.name()));
        } catch (Problem problem) {
            return Screen.again(() -> form(request, null, Form.refused(request, problem), true));
        }
    }

    private static List<Grant> grants(ConsoleRequest request) {
        return request.values("roles").stream()
                .map(value -> value.split("@", 2))
                .filter(parts -> parts.length == 2)
                .map(parts -> new Grant(parts[0], parts[1].equals(EVERYWHERE) ? null : parts[1]))
                .toList();
    }

    private Screen roles(ConsoleRequest request, Member before) {
        Member now = staff.assign(before.id(), grants(request));
        String done = request.words().t("console.staff.assigned", "name", now.name());
        return Stream.of(before.roles()).allMatch(roles -> roles.size() == 1)
                ? Screen.to(
                        HERE,
                        done,
                        new Undo(
                                HERE + "/" + before.id() + "/roles",
                                Map.of(
                                        "roles",
                                        grant(
                                                before.roles().get(0).role(),
                                                before.roles().get(0).clinic()))))
                : Screen.to(HERE, done);
    }

    private Screen active(ConsoleRequest request, Member before) {
        boolean on = request.value("active").equals("yes");
        Member now = staff.activate(before.id(), on);
        Undo undo = new Undo(HERE + "/" + before.id() + "/active", Map.of("active", on ? "no" : "yes"));
        return Screen.to(
                HERE, request.words().t(on ? "console.staff.on" : "console.staff.off", "name", now.name()), undo);
    }

    private Screen password(ConsoleRequest request, Member before) {
        Member now = staff.resetPassword(before.id(), request.value("password"));
        return Screen.to(HERE, request.words().t("console.staff.password-set", "name", now.name()));
    }
}
