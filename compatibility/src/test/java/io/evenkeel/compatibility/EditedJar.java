package io.evenkeel.compatibility;

import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import javassist.CannotCompileException;
import javassist.ClassPool;
import javassist.CtClass;
import javassist.NotFoundException;

/** A copy of a jar in which one class is another one. */
final class EditedJar {
    private EditedJar() {}

    /** A change of one class. */
    interface Edit {
        void on(CtClass type) throws NotFoundException, CannotCompileException;
    }

    static Path of(Path jar, String type, Edit edit) {
        try {
            Path copy = Files.createTempFile(Tree.scratch(), "edited", ".jar");
            Files.copy(jar, copy, StandardCopyOption.REPLACE_EXISTING);
            ClassPool pool = new ClassPool();
            pool.appendClassPath(jar.toString());
            pool.appendSystemPath();
            CtClass edited = pool.get(type);
            edit.on(edited);
            try (FileSystem inside = FileSystems.newFileSystem(copy)) {
                Files.write(inside.getPath(type.replace('.', '/') + ".class"), edited.toBytecode());
            }
            return copy;
        } catch (IOException | NotFoundException | CannotCompileException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A copy of a jar that lacks one class. */
    static Path without(Path jar, String type) {
        try {
            Path copy = Files.createTempFile(Tree.scratch(), "edited", ".jar");
            Files.copy(jar, copy, StandardCopyOption.REPLACE_EXISTING);
            try (FileSystem inside = FileSystems.newFileSystem(copy)) {
                Files.delete(inside.getPath(type.replace('.', '/') + ".class"));
            }
            return copy;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
