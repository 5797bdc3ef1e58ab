package org.inlay.platform;

/**
 * Who took part in a line or execution, and in which role (H1).
 *
 * @param share basis points; 10000 in all within a role; 0 on input when not stated (equal split)
 */
public record StaffShare(String login, String role, int share) {}
