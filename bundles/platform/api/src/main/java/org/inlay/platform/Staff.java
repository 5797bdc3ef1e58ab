package org.inlay.platform;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;

/** The people who work here and their roles per clinic. */
@ProviderType
public interface Staff {
    /** The member with this login. Problems: {@code not-found}. */
    Member byLogin(String login);

    /** The member with this id: the caller, or anybody with {@code staff:read}. Problems: {@code not-found}. */
    Member get(Id id);

    /** All members by login. Needs {@code staff:read}. */
    Page<Member> list(PageRequest page);

    /**
     * Who works in the clinic now, by name: active members with a role there or everywhere. For whoever may do anything in
     * the clinic.
     */
    List<Colleague> colleagues(String clinic);

    /** Every role there is, by code. */
    List<String> roles();

    /** Whom one books or names. */
    record Colleague(String login, String name) {}

    /**
     * Adds a member; needs {@code staff:manage} for every clinic named (a role without clinic needs it everywhere).
     *
     * @param password null = cannot sign in until one is set
     * @throws Problem {@code login-exists}, {@code weak-password}, {@code validation}
     */
    Member create(String login, String name, @Nullable String password, List<Grant> roles);

    /** Replaces the roles; needs {@code staff:manage}; takes effect with the member's next request. */
    Member assign(Id member, List<Grant> roles);

    /**
     * Lets a member sign in or no more; needs {@code staff:manage} everywhere. Switching off ends every token at once.
     *
     * @throws Problem {@code own-account} when the caller would switch off themselves
     */
    Member activate(Id member, boolean active);

    /** Sets a member's password; needs {@code staff:manage} everywhere; ends every token. Problems: {@code weak-password}. */
    Member resetPassword(Id member, String password);

    /**
     * Changes the caller's own password and ends every sign-in.
     *
     * @throws Problem {@code bad-credentials} when the present one is wrong, {@code weak-password}, {@code same-password},
     *     {@code locked-out}
     */
    Member changePassword(String present, String password);

    /** A role, in one clinic or (clinic null) in all. */
    record Grant(String role, @Nullable String clinic) {}

    /** A person; {@code active} false keeps the record and refuses sign-in. */
    record Member(Id id, String login, String name, boolean active, boolean totp, List<Grant> roles, long version) {}
}
