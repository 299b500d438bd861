package io.evenkeel.spring.context;

import java.lang.StackWalker.StackFrame;

/** The next run of a task with a trigger, such as a cron expression: Spring schedules each one as if it were the only one. */
final class Triggers {
    private static final String SCHEDULING = "org.springframework.scheduling.concurrent.ReschedulingRunnable";
    private static final int FRAMES = 12;
    private static final StackWalker STACK = StackWalker.getInstance();

    private Triggers() {}

    /** Whether what is scheduled on this thread just now is such a run. Looks at the stack, as nothing else tells. */
    static boolean schedule() {
        return STACK.walk(
                frames -> frames.limit(FRAMES).map(StackFrame::getClassName).anyMatch(SCHEDULING::equals));
    }
}
