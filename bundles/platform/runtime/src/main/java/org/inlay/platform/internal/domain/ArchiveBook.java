package org.inlay.platform.internal.domain;

import java.util.Map;
import java.util.Optional;

/** The archives that were accepted, as the database keeps them for every node. */
public interface ArchiveBook {
    /** Digest by plugin. */
    Map<String, String> digests();

    /** What was accepted for the plugin last. */
    Optional<PluginArchive> find(String id);

    /** The archive of that digest, unless another has taken its place. */
    Optional<byte[]> content(String id, String digest);

    /** Keeps it in the place of an earlier one. */
    void put(PluginArchive archive, byte[] content);

    /** Keeps it no longer; returns whether there was one. */
    boolean drop(String id);
}
