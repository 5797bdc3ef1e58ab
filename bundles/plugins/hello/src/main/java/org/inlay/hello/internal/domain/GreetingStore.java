package org.inlay.hello.internal.domain;

import java.util.List;

/** Where greetings are kept. */
public interface GreetingStore {
    void add(Greeting greeting);

    /** Those of a clinic, newest first. */
    List<Greeting> latest(String clinic, int limit);
}
