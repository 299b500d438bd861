package io.evenkeel.spring.outbound;

/**
 * Whether what is sent on this thread is guarded already: one client can stand on another, such as Feign on OkHttp, and a
 * call is guarded and measured once, by the outermost. Whoever enters has to leave, on the same thread.
 */
final class GuardedLayer {
    private static final ThreadLocal<Boolean> ENTERED = new ThreadLocal<>();

    private GuardedLayer() {}

    static boolean isAround() {
        return ENTERED.get() != null;
    }

    static void enter() {
        ENTERED.set(Boolean.TRUE);
    }

    static void leave() {
        ENTERED.remove();
    }
}
