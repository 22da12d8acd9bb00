/** One run: sends the request, collects what the servers saw, and has it explained. */
import {headerOf} from './browser.js';
import {policyRevision} from './policy-editor.js';
import {apiOf, originOf, toFetch} from './request-form.js';
import {send} from './send.js';
import {exchanges, explain} from './server.js';

const PAUSE = 60;
const TRIES = 12;
const TRIES_WHEN_BLOCKED = 5;

const session = Math.random().toString(36).slice(2, 8);
const ids = new Map();
const lastSeen = new Map();

/**
 * The same request under the same policy keeps its id, and so its address, by which the browser's preflight cache finds it.
 * Under another policy it gets a new id, because the cache must not be used then.
 */
function idOf(request) {
  const key = JSON.stringify([policyRevision(), request]);
  if (!ids.has(key)) {
    ids.set(key, `${session}-${ids.size + 1}`);
  }
  return ids.get(key);
}

const withRun = (url, run) => url + (url.includes('?') ? '&' : '?') + 'run=' + run;

const isPreflight = exchange => exchange.method === 'OPTIONS'
  && Boolean(headerOf(exchange.requestHeaders, 'access-control-request-method'));

/** Asks until the exchange is recorded. For a blocked request, it is not known which exchange is the last. */
async function collect(run, result) {
  const after = lastSeen.get(run) ?? 0;
  let found = [];
  for (let i = 0; i < (result.readable ? TRIES : TRIES_WHEN_BLOCKED); i++) {
    found = await exchanges(run, after);
    if (found.some(exchange => !isPreflight(exchange))) {
      break;
    }
    await new Promise(resolve => setTimeout(resolve, PAUSE));
  }
  lastSeen.set(run, found.at(-1)?.sequence ?? after);
  return found;
}

/** Runs a request; what comes back holds only data, so that it can be kept. */
export async function run(request, policy) {
  const origin = originOf(request.from);
  const {url, init} = toFetch(request);
  const id = idOf(request);
  const result = await send(origin, {url: withRun(url, id), init});
  const recorded = result.sent ? await collect(id, result) : [];
  const explained = await Promise.all(recorded.map(async exchange =>
    ({...exchange, preflight: isPreflight(exchange), explanation: await explain(exchange)})));
  return {request, policy, origin, url, server: apiOf(request.api).name, result, exchanges: explained};
}
