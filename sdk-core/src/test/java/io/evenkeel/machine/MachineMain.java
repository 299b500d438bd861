package io.evenkeel.machine;

/** A process of its own that says what it knows. */
final class MachineMain {
    private MachineMain() {}

    public static void main(String[] args) {
        System.out.println(Machine.here().outOfMemoryOption());
    }
}
