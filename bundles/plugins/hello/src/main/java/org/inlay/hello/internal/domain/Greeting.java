package org.inlay.hello.internal.domain;

import java.time.Instant;
import org.inlay.platform.Id;

/** Something kind that was said in a clinic. */
public record Greeting(Id id, String clinic, String text, Instant saidAt) {}
