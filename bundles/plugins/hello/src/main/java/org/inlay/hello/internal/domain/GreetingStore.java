package org.inlay.hello.internal.domain;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.inlay.customers.spi.TagProvider.Subject;
import org.inlay.platform.Id;
import org.jspecify.annotations.Nullable;

/** Where greetings are kept. */
public interface GreetingStore {
    void add(Greeting greeting);

    /** Those of a clinic, or of a customer in it, newest first. */
    List<Greeting> latest(String clinic, @Nullable Id customer);

    /** When each of these customers was first greeted. */
    Map<Subject, Instant> first(Collection<Subject> subjects);

    /** Takes back up to 1,000 that everybody was told before this; returns how many. */
    int forget(Instant before);
}
