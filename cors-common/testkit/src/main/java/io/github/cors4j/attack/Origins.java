package io.github.cors4j.attack;

import java.util.List;

/** Origins that try to pass for {@code https://app.example.com} or something below {@code example.com}. */
public final class Origins {
    public static final String APP = "https://app.example.com";

    private Origins() {}

    /** Returns {@link #APP}, its neighbours, and the same with a port, also one that browsers leave out. */
    public static List<String> honest() {
        return List.of(
                APP,
                "https://app.example.com:443",
                "https://app.example.com:8443",
                "https://a-b.example.com",
                "https://a.b.example.com",
                "https://xn--pp-6kc.example.com");
    }

    /** Returns well-formed origins that belong to somebody else. */
    public static List<String> strangers() {
        return List.of(
                // the name as prefix, suffix and infix
                "https://app.example.com.evil.example",
                "https://app.example.comevil.example",
                "https://app.example.com-evil.example",
                "https://app.example.com.evil",
                "https://app.example.community",
                "https://app.example.co",
                "https://app.example.co.m",
                "https://app.example.comm",
                "https://app.example.com.com",
                "https://evilapp.example.com.evil.example",
                "https://evilexample.com",
                "https://evil-example.com",
                "https://evil_example.com",
                "https://notexample.com",
                "https://app.evilexample.com",
                "https://app-example.com",
                "https://appexample.com",
                "https://app.example",
                "https://example.com.evil.example",
                "https://evil.example.com.evil.example",
                "https://xexample.com",
                "https://a.xexample.com",
                "https://example.comx",
                "https://example.com.x",
                "https://app.example.org",
                "https://app.example.net",
                "https://com",
                "https://example",
                "https://app",
                "https://e",
                "https://app.com",
                "https://app.example.com.app.example.net",
                "https://www.app-example.com",
                "https://1app.example.com.1.example",
                // what an unescaped dot matches
                "https://appxexample.com",
                "https://app.examplexcom",
                "https://app-example-com.evil.example",
                "https://appxexamplexcom",
                "https://app1example.com",
                "https://app.example-com",
                "https://app.example_com",
                // letters that look alike
                "https://xn--pp-6kc.example.org",
                "https://app.xn--xample-2of.com",
                "https://app.exarnple.com",
                "https://app.examp1e.com",
                "https://app.exampIe.com",
                "https://app.xn--exmple-cua.com",
                // the root's dot and letter case
                "https://app.example.com.",
                "https://example.com.",
                "https://a.app.example.com.",
                "https://APP.EXAMPLE.ORG",
                // schemes
                "http://app.example.com",
                "ws://app.example.com",
                "wss://app.example.com",
                "ftp://app.example.com",
                "httpss://app.example.com",
                "xhttps://app.example.com",
                "https+x://app.example.com",
                "https.x://app.example.com",
                "ht-tps://app.example.com",
                "chrome-extension://app.example.com",
                "blob://app.example.com",
                "data://app.example.com",
                "javascript://app.example.com",
                "app.example.com://evil.example",
                "https.app.example.com://x",
                // addresses
                "https://127.0.0.1",
                "https://127.1",
                "https://2130706433",
                "https://0x7f.1",
                "https://0177.0.0.1",
                "https://0",
                "https://127.0.0.1.example.org",
                "https://192.0.2.1",
                "https://192.0.2.1.",
                "https://[::1]",
                "https://[::]",
                "https://[0:0:0:0:0:0:0:1]",
                "https://[::ffff:127.0.0.1]",
                "https://[::ffff:7f00:1]",
                "https://[2001:DB8::1]",
                "http://localhost",
                "http://localhost:3000",
                "http://localhost.example.org",
                "https://localhost");
    }
}
