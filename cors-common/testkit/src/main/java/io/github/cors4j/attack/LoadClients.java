package io.github.cors4j.attack;

import io.github.cors4j.attack.LoadTally.Kind;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;

/** The clients that send requests over HTTP/1.1 to a server under load, each in a different way. */
final class LoadClients {
    private final int port;
    private final LoadTally tally;

    LoadClients(int port, LoadTally tally) {
        this.port = port;
        this.tally = tally;
    }

    /** Keeps a connection and sends up to sixteen requests before it reads a response. */
    void pipelining(Random random) {
        while (tally.mayConnect()) {
            try (RawConnection connection = new RawConnection(port)) {
                while (tally.more()) {
                    ask(connection, Kind.PIPELINED, LoadRequest.some(random));
                }
            } catch (IOException e) {
                tally.broke(Kind.PIPELINED, e);
            }
        }
    }

    /** Sends requests and disconnects, with or without having read a part of the first response. */
    void vanishing(Random random) {
        while (tally.mayConnect()) {
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                socket.setSoTimeout(30_000);
                if (random.nextBoolean()) {
                    socket.setSoLinger(true, 0);
                }
                StringBuilder text = new StringBuilder();
                LoadRequest.some(random).forEach(request -> text.append(request.text()));
                String sent = text.substring(0, random.nextInt(text.length()));
                socket.getOutputStream().write(sent.getBytes(StandardCharsets.ISO_8859_1));
                if (sent.contains("\r\n\r\n") && random.nextBoolean()) {
                    socket.getInputStream().read();
                }
                tally.happened(Kind.VANISHED);
            } catch (IOException e) {
                tally.broke(Kind.VANISHED, e);
            }
        }
    }

    /** Requests a large response, and reads it only after other clients have received a few hundred responses. */
    void slow() {
        while (tally.mayConnect()) {
            try (RawConnection connection = new RawConnection(port)) {
                List<LoadRequest> twice = List.of(LoadRequest.LARGE, LoadRequest.LARGE);
                int before = tally.policy();
                send(connection, twice);
                int seen = tally.answers();
                while (tally.mayConnect() && tally.answers() < seen + 300) {
                    LockSupport.parkNanos(100_000);
                }
                read(connection, Kind.SLOW, twice, before);
            } catch (IOException e) {
                tally.broke(Kind.SLOW, e);
            }
        }
    }

    /** Requests a response that fails halfway: the head is complete, the body is not, and the connection ends. */
    void halfway(Random random) {
        while (tally.mayConnect()) {
            try (RawConnection connection = new RawConnection(port)) {
                ask(connection, Kind.PIPELINED, LoadRequest.some(random));
                RawAnswer half = ask(connection, Kind.HALF, List.of(LoadRequest.half(random)));
                if (half.status() == 200) {
                    if (half.body().length() >= Integer.parseInt(half.header("Content-Length"))) {
                        tally.fault("nothing failed halfway");
                    }
                    if (!connection.ended()) {
                        tally.fault("the connection goes on behind half an answer");
                    }
                }
            } catch (IOException e) {
                tally.broke(Kind.HALF, e);
            }
        }
    }

    private RawAnswer ask(RawConnection connection, Kind kind, List<LoadRequest> requests) throws IOException {
        int before = tally.policy();
        send(connection, requests);
        return read(connection, kind, requests, before);
    }

    private static void send(RawConnection connection, List<LoadRequest> requests) throws IOException {
        StringBuilder text = new StringBuilder();
        requests.forEach(request -> text.append(request.text()));
        connection.send(text.toString(), StandardCharsets.ISO_8859_1);
    }

    /** Reads as many responses as there are requests, and returns the last. */
    private RawAnswer read(RawConnection connection, Kind kind, List<LoadRequest> requests, int before)
            throws IOException {
        RawAnswer answer = null;
        for (LoadRequest request : requests) {
            answer = connection.read(false);
            tally.answered(kind, request, answer.status(), answer.cors(), before);
        }
        return answer;
    }
}
