package io.github.cors4j.contract;

/** Where a policy is put. */
enum Scope {
    APPLICATION("on the application"),
    SUB_ROUTER("on a sub-router"),
    ROUTE("on each route");

    private final String text;

    Scope(String text) {
        this.text = text;
    }

    /** Where the covered paths of the standard site lie. */
    String prefix() {
        return this == SUB_ROUTER ? "/sub" : "";
    }

    @Override
    public String toString() {
        return text;
    }
}
