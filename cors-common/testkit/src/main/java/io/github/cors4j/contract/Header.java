package io.github.cors4j.contract;

/**
 * One header line.
 *
 * @param name compares without case
 * @param value as it is on the wire, without the blanks around it
 */
public record Header(String name, String value) {
    @Override
    public String toString() {
        return name + ": " + value;
    }
}
