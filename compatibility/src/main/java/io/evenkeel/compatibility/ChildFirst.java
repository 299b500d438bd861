package io.evenkeel.compatibility;

import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;

/** Has the SDK from one jar, whatever is on the class path, and everything else from there. */
final class ChildFirst extends URLClassLoader {
    private static final String OURS = "io.evenkeel.";
    private static final String THIS_MODULE = "io.evenkeel.compatibility.";

    ChildFirst(Path jar) {
        super(new URL[] {url(jar)}, ChildFirst.class.getClassLoader());
    }

    private static URL url(Path jar) {
        try {
            return jar.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException(e);
        }
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (!name.startsWith(OURS) || name.startsWith(THIS_MODULE)) {
            return super.loadClass(name, resolve);
        }
        synchronized (getClassLoadingLock(name)) {
            Class<?> loaded = findLoadedClass(name);
            return loaded == null ? findClass(name) : loaded;
        }
    }

    @Override
    public URL getResource(String name) {
        URL own = findResource(name);
        return own == null ? super.getResource(name) : own;
    }
}
