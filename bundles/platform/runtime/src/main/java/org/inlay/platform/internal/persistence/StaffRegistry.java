package org.inlay.platform.internal.persistence;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.inlay.platform.Access;
import org.inlay.platform.Audit;
import org.inlay.platform.Clinic;
import org.inlay.platform.Clinics;
import org.inlay.platform.Id;
import org.inlay.platform.Ids;
import org.inlay.platform.Page;
import org.inlay.platform.PageRequest;
import org.inlay.platform.Problem;
import org.inlay.platform.Staff;
import org.inlay.platform.Transactions;
import org.inlay.platform.internal.domain.Passwords;
import org.inlay.platform.internal.domain.Roles;
import org.inlay.platform.internal.domain.StaffRules;
import org.inlay.platform.internal.persistence.StaffStore.Account;
import org.inlay.platform.internal.persistence.StaffStore.Password;
import org.jooq.exception.IntegrityConstraintViolationException;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The people who work here. */
@Component
public final class StaffRegistry implements Staff {

    private static final String READ = "staff:read";
    private static final String MANAGE = "staff:manage";

    private final Transactions transactions;
    private final StaffStore store;
    private final SignIn signIn;
    private final Clinics clinics;
    private final Access access;
    private final Audit audit;
    private final Ids ids;
    private final Clock clock;
    private final Passwords passwords = new Passwords();

    @Activate
    public StaffRegistry(
            @Reference Transactions transactions,
            @Reference StaffStore store,
            @Reference SignIn signIn,
            @Reference Clinics clinics,
            @Reference Access access,
            @Reference Audit audit,
            @Reference Ids ids,
            @Reference Clock clock) {
        this.transactions = transactions;
        this.store = store;
        this.signIn = signIn;
        this.clinics = clinics;
        this.access = access;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    public Member byLogin(String login) {
        return store.byLogin(StaffRules.login(login))
                .map(store::member)
                .orElseThrow(() -> Problem.notFound("staff").with("login", login));
    }

    @Override
    public Member get(Id id) {
        if (!access.caller().staff().equals(id)) {
            access.requireAnywhere(READ);
        }
        return member(id);
    }

    private Member member(Id id) {
        return store.member(store.get(id));
    }

    @Override
    public Page<Member> list(PageRequest page) {
        access.requireAnywhere(READ);
        List<Account> found = store.after(page.after(), page.limit() + 1);
        List<Account> shown = found.subList(0, Math.min(found.size(), page.limit()));
        Map<Id, List<Grant>> grants =
                store.grants(shown.stream().map(Account::id).toList());
        List<Member> members = shown.stream()
                .map(account -> account.member(grants.getOrDefault(account.id(), List.of())))
                .toList();
        boolean more = found.size() > shown.size();
        return new Page<>(members, more ? members.get(members.size() - 1).login() : null);
    }

    @Override
    public List<Colleague> colleagues(String clinic) {
        if (access.caller().permissions().values().stream()
                .noneMatch(scopes -> scopes.contains(clinic) || scopes.contains(Clinic.ORGANISATION))) {
            throw new Problem(Problem.Kind.FORBIDDEN, "forbidden");
        }
        return transactions.required(() -> store.colleagues(clinic));
    }

    @Override
    public List<String> roles() {
        return Roles.ALL.stream().sorted().toList();
    }

    @Override
    public Member create(String login, String name, @Nullable String password, List<Grant> roles) {
        requireManage(roles.isEmpty() ? List.of(new Grant("", null)) : roles);
        String stored = StaffRules.login(login);
        StaffRules.checkMember(stored, name, roles);
        checkClinics(roles);
        if (password != null) {
            StaffRules.checkPassword(stored, password);
        }
        Password first = password == null ? null : given(password);
        try {
            return transactions.required(() -> {
                Id id = ids.next();
                store.insert(id, stored, name, first, clock.instant());
                store.replaceGrants(id, roles);
                record("staff.created", id, Map.of("roles", names(roles)));
                return member(id);
            });
        } catch (IntegrityConstraintViolationException e) {
            Problem problem = Problem.conflict("login-exists").with("login", stored);
            problem.initCause(e);
            throw problem;
        }
    }

    @Override
    public Member assign(Id member, List<Grant> roles) {
        access.requireAnywhere(MANAGE);
        List<Grant> before = member(member).roles();
        List<Grant> changed = changed(before, roles);
        requireManage(changed.isEmpty() && !before.isEmpty() ? before : changed);
        StaffRules.checkGrants(roles);
        checkClinics(roles);
        return transactions.required(() -> {
            store.change(member, Tables.STAFF_ID, member);
            store.replaceGrants(member, roles);
            keepAnAdministrator();
            record("staff.assigned", member, Map.of("roles", names(roles), "before", names(before)));
            return member(member);
        });
    }

    @Override
    public Member activate(Id member, boolean active) {
        access.requireEverywhere(MANAGE);
        if (!active && access.caller().staff().equals(member)) {
            throw Problem.conflict("own-account");
        }
        return transactions.required(() -> {
            store.setActive(member, active);
            if (!active) {
                store.endTokens(member);
                keepAnAdministrator();
            }
            record(active ? "staff.switched-on" : "staff.switched-off", member, Map.of());
            return member(member);
        });
    }

    @Override
    public Member resetPassword(Id member, String password) {
        access.requireEverywhere(MANAGE);
        StaffRules.checkPassword(store.get(member).login(), password);
        return storePassword(member, given(password), "staff.password-reset");
    }

    @Override
    public Member changePassword(String present, String password) {
        Account account = store.get(access.caller().staff());
        StaffRules.checkPassword(account.login(), password);
        signIn.checkPassword(account.login(), present);
        if (present.equals(password)) {
            throw Problem.invalid("same-password");
        }
        return storePassword(account.id(), new Password(passwords.hash(password), false), "staff.password-changed");
    }

    /** A password by the caller for somebody else; the platform sets what the operator chose. */
    private Password given(String password) {
        return new Password(passwords.hash(password), !access.caller().platform());
    }

    private Member storePassword(Id member, Password password, String action) {
        return transactions.required(() -> {
            store.setPassword(member, password);
            store.endTokens(member);
            record(action, member, Map.of());
            return member(member);
        });
    }

    private void requireManage(List<Grant> grants) {
        grants.stream().map(StaffStore::scope).distinct().forEach(clinic -> access.require(MANAGE, clinic));
    }

    private void checkClinics(List<Grant> grants) {
        grants.stream()
                .map(StaffStore::scope)
                .filter(clinic -> !clinic.equals(Clinic.ORGANISATION))
                .distinct()
                .forEach(clinics::get);
    }

    private void keepAnAdministrator() {
        if (!store.hasAdministrator()) {
            throw Problem.conflict("last-administrator");
        }
    }

    /** The grants that are given or taken; one that stays needs no permission. */
    private static List<Grant> changed(List<Grant> before, List<Grant> after) {
        Set<Grant> both = before.stream().filter(after::contains).collect(Collectors.toSet());
        return Stream.concat(before.stream(), after.stream())
                .filter(grant -> !both.contains(grant))
                .toList();
    }

    private static List<String> names(List<Grant> grants) {
        return grants.stream()
                .map(grant -> grant.role() + "@" + StaffStore.scope(grant))
                .toList();
    }

    private void record(String action, Id member, Map<String, ?> details) {
        audit.record(action, "staff", member.toString(), Clinic.ORGANISATION, details);
    }
}
