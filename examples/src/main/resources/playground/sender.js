'use strict';
/*
 * Sends one request as a page's script would. It runs in the playground's page, and in frames of other origins; no module,
 * because a sandboxed frame cannot load any: modules are subject to CORS, too.
 */
(() => {
  const LONGEST_BODY = 4000;
  const MOST_WAITING = 15000;

  const send = async ({url, init}) => {
    let request;
    try {
      request = new Request(url, {...init, mode: 'cors', signal: AbortSignal.timeout(MOST_WAITING)});
    } catch (error) {
      return {readable: false, sent: false, error: String(error.message)};
    }
    try {
      const response = await fetch(request);
      const body = await response.text();
      return {
        readable: true,
        sent: true,
        status: response.status,
        statusText: response.statusText,
        headers: [...response.headers],
        body: body.length > LONGEST_BODY ? body.slice(0, LONGEST_BODY) + '…' : body,
      };
    } catch (error) {
      return {readable: false, sent: true, error: String(error.message)};
    }
  };

  /** Opens a websocket, and waits for the first message. */
  const connect = url => new Promise(resolve => {
    const fail = error => resolve({readable: false, sent: true, error});
    let socket;
    try {
      socket = new WebSocket(url);
    } catch (error) {
      resolve({readable: false, sent: false, error: String(error.message)});
      return;
    }
    socket.onmessage = event => {
      resolve({readable: true, sent: true, status: 101, statusText: 'Switching Protocols', headers: [],
        body: String(event.data).slice(0, LONGEST_BODY)});
      socket.close();
    };
    socket.onerror = () => fail('The websocket was not opened');
    socket.onclose = () => fail('The websocket was closed');
    setTimeout(() => socket.close(), MOST_WAITING);
  });

  const start = message => message.init ? send(message) : connect(message.url);

  globalThis.sendFromHere = start;
  if (globalThis.parent === globalThis) {
    return;
  }

  // Only the playground frames this document: its Content-Security-Policy says so.
  const playground = globalThis.parent;
  globalThis.addEventListener('message', async event => {
    if (event.source === playground && event.data?.url) {
      const result = await start(event.data);
      event.source.postMessage({id: event.data.id, result}, event.origin);
    }
  });
  playground.postMessage({ready: true}, '*');
})();
