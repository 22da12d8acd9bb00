/** Sends a request from a page of a chosen origin: from here, or from a hidden frame that has that origin. */
import {make} from './dom.js';

const MOST_WAITING = 20000;
const frames = new Map();
let lastId = 0;

/** The frame of an origin, once it is ready. */
function frameOf(origin, home) {
  if (!frames.has(origin)) {
    frames.set(origin, new Promise((resolve, reject) => {
      const sandboxed = origin === 'null';
      const frame = make('iframe', {
        title: `A page of ${origin}`, hidden: true, sandbox: sandboxed && 'allow-scripts',
        src: `${sandboxed ? home : origin}/sender.html`,
      });
      const timer = setTimeout(() => {
        frames.delete(origin);
        frame.remove();
        reject(new Error(`No page at ${origin} responded.`));
      }, MOST_WAITING);
      addEventListener('message', event => {
        if (event.source === frame.contentWindow && event.data?.ready) {
          clearTimeout(timer);
          resolve(frame);
        }
      });
      document.body.append(frame);
    }));
  }
  return frames.get(origin);
}

async function sendFromFrame(origin, message, home) {
  const frame = await frameOf(origin, home);
  const id = ++lastId;
  return new Promise(resolve => {
    const receive = event => {
      if (event.source === frame.contentWindow && event.data?.id === id) {
        removeEventListener('message', receive);
        resolve(event.data.result);
      }
    };
    addEventListener('message', receive);
    // A sandboxed frame has no origin that could be named.
    frame.contentWindow.postMessage({...message, id}, origin === 'null' ? '*' : origin);
  });
}

/** What the script of a page at that origin gets. */
export async function send(origin, message) {
  try {
    return await (origin === location.origin
      ? globalThis.sendFromHere(message)
      : sendFromFrame(origin, message, location.origin));
  } catch (error) {
    return {readable: false, sent: false, error: error.message};
  }
}
