// What pages can send besides fetches; both ignore CORS.
const acts = {
  /** Opens a websocket, and waits for the server's first message. */
  socket: (url) =>
    new Promise((resolve) => {
      const socket = new WebSocket(url.replace('http', 'ws'));
      const done = (type) => {
        socket.close();
        resolve({ type });
      };
      socket.onmessage = () => done('message');
      socket.onerror = () => done('error');
    }),
  /** Posts a form, as one that nobody sees, and waits until the response has been loaded. */
  form: (url) =>
    new Promise((resolve) => {
      const frame = document.createElement('iframe');
      const form = document.createElement('form');
      frame.name = form.target = url;
      form.action = url;
      form.method = 'post';
      document.body.append(frame, form);
      frame.onload = () => resolve({ type: 'loaded' });
      form.submit();
    }),
};

// Sends the fetches it is given, and tells of each what a script on this page can see.
async function one(fetchOf) {
  const { url, act, ...options } = fetchOf;
  if (act) {
    return acts[act](url);
  }
  try {
    const response = await fetch(url, options);
    const body = await response.text();
    return {
      type: response.type,
      status: response.status,
      headers: Object.fromEntries(response.headers),
      body: body.slice(0, 40),
    };
  } catch (error) {
    return { type: 'error', status: 0, headers: {}, body: String(error) };
  }
}

/** Takes and gives JSON; `together` fetches are under way at a time. */
async function probe(json) {
  const { together, fetches } = JSON.parse(json);
  const results = new Array(fetches.length);
  let next = 0;
  const worker = async () => {
    while (next < fetches.length) {
      const index = next++;
      results[index] = await one(fetches[index]);
    }
  };
  await Promise.all(Array.from({ length: together }, worker));
  return JSON.stringify(results);
}
