package io.evenkeel.spring.propagation;

import java.util.List;

/** What has come in with headers: a request, or a message. Read on the thread that it came in on, and not kept. */
interface Incoming {
    /** Each line of a header as it was sent, none if it is not there. */
    List<? extends CharSequence> lines(String name);

    /** Whether it comes from a caller whose baggage is taken in. */
    boolean isFrom(TrustedCallers trusted);
}
