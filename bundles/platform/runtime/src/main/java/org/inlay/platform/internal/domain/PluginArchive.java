package org.inlay.platform.internal.domain;

import java.time.Instant;
import org.inlay.platform.Id;

/**
 * A plugin that somebody brought.
 *
 * @param digest SHA-256 of the archive, in hexadecimal digits
 * @param by who brought it; 0 for one that lay in the folder
 */
public record PluginArchive(String id, String version, String digest, Instant at, Id by) {}
