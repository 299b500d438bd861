package io.evenkeel.spring.logs;

import jakarta.servlet.ServletRequestEvent;
import jakarta.servlet.ServletRequestListener;

/** Takes away what is left of a request when its container tells on the same thread that it is over. */
final class EndOfRequestListener implements ServletRequestListener {
    @Override
    public void requestDestroyed(ServletRequestEvent event) {
        LeftKeys.takeAway();
    }
}
