package io.evenkeel.standard;

/**
 * Where something is said.
 *
 * @param owner whose standard it is, such as {@code acme-7}
 * @param file the file, as people know it
 * @param line from 1 on
 */
record Place(String owner, String file, int line) {
    String position() {
        return file + ":" + line;
    }
}
