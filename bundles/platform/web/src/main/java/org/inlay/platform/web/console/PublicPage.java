package org.inlay.platform.web.console;

import org.inlay.platform.Problem;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * A page for customers at {@code /p/<id>/…}. Nobody signs in: whatever it shows or does is what the address alone entitles to, so
 * an address must not be guessed (80 bits and more). Whoever tries many is slowed down.
 */
@ConsumerType
public interface PublicPage {
    /** First part of the address, the id of the plugin. */
    String id();

    /** Shows something. Problems are shown as such, with their status. */
    Screen get(PublicRequest request);

    /** Does something, and goes on to an address below {@code /p/<id>/}. What is sent twice must count once. */
    default Screen post(PublicRequest request) {
        throw Problem.notFound("page");
    }
}
