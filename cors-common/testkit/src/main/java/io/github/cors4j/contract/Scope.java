package io.github.cors4j.contract;

/** The scope of a policy. */
enum Scope {
    APPLICATION("on the application"),
    SUB_ROUTER("on a sub-router"),
    ROUTE("on each route");

    private final String text;

    Scope(String text) {
        this.text = text;
    }

    /** Returns the prefix of the paths of the standard site that the policy covers. */
    String prefix() {
        return this == SUB_ROUTER ? "/sub" : "";
    }

    @Override
    public String toString() {
        return text;
    }
}
