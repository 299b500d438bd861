package io.evenkeel.examples.demo;

/** Where pictures are shown, one after the other. */
interface Screen {
    /** Says what begins now, if the pictures alone would not show it at once. */
    void announce(String headline);

    /** Shows a picture, or leaves it out if there was another one shortly before. */
    void show(Picture picture);

    /** Shows the last picture. */
    void conclude(Picture picture);
}
