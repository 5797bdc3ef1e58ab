package org.inlay.platform.internal.persistence;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import org.inlay.platform.Ids;
import org.inlay.platform.Problem;
import org.inlay.platform.Staff.Grant;
import org.inlay.platform.Transactions;
import org.inlay.platform.internal.domain.Passwords;
import org.inlay.platform.internal.domain.Roles;
import org.inlay.platform.internal.domain.StaffRules;
import org.inlay.platform.internal.persistence.StaffStore.Password;
import org.jooq.exception.IntegrityConstraintViolationException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the account {@code admin} where there is no staff yet. It administers, manages and audits everywhere until
 * others are appointed. The service stands for "somebody can sign in".
 */
@Component(service = FirstAccount.class, immediate = true)
public final class FirstAccount {

    private static final Logger LOG = LoggerFactory.getLogger(FirstAccount.class);
    private static final String LOGIN = "admin";
    private static final String PASSWORD = "INLAY_ADMIN_PASSWORD";
    private static final String DIGITS = "23456789abcdefghjkmnpqrstuvwxyz";
    private static final int LENGTH = 20;

    @Activate
    public FirstAccount(
            @Reference Transactions transactions,
            @Reference StaffStore store,
            @Reference Ids ids,
            @Reference Clock clock) {
        this(transactions, store, ids, clock, Objects.requireNonNullElse(System.getenv(PASSWORD), ""));
    }

    FirstAccount(Transactions transactions, StaffStore store, Ids ids, Clock clock, String given) {
        if (!store.empty()) {
            return;
        }
        boolean chosen = !given.isBlank();
        String password = chosen ? given : generate();
        Password first = new Password(new Passwords().hash(password), !chosen || weak(password));
        try {
            transactions.run(() -> {
                var id = ids.next();
                store.insert(id, LOGIN, "Administrator", first, clock.instant());
                store.replaceGrants(
                        id,
                        List.of(
                                new Grant(Roles.ADMIN, null),
                                new Grant(Roles.MANAGER, null),
                                new Grant(Roles.AUDITOR, null)));
            });
            announce(password, chosen);
        } catch (IntegrityConstraintViolationException e) {
            LOG.info("Another node made the first account meanwhile");
        }
    }

    /** A password that was made up goes to the console only: log files are kept, and copied about. */
    private static void announce(String password, boolean chosen) {
        if (!chosen) {
            System.out.printf(
                    "FIRST START: sign in as \"%s\" with the password %s and change it. It is not shown again.%n",
                    LOGIN, password);
            return;
        }
        LOG.info("FIRST START: sign in as \"{}\" with the password of {}.", LOGIN, PASSWORD);
        if (weak(password)) {
            LOG.warn("{} is a weak password: change it after signing in.", PASSWORD);
        }
    }

    private static boolean weak(String password) {
        try {
            StaffRules.checkPassword(LOGIN, password);
            return false;
        } catch (Problem weak) {
            return true;
        }
    }

    private static String generate() {
        SecureRandom random = new SecureRandom();
        StringBuilder password = new StringBuilder();
        for (int i = 0; i < LENGTH; i++) {
            password.append(DIGITS.charAt(random.nextInt(DIGITS.length())));
        }
        return password.toString();
    }
}
