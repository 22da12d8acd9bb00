/** A run that is only explained: what a browser would send, and what the policy would make of it. Nothing is sent. */
import {askedHeaders, methodOf, needsPreflight, troubleOf} from './browser.js';
import {apiOf, originOf, toFetch} from './request-form.js';
import {explain} from './server.js';

const OPENING = [['Upgrade', 'websocket'], ['Connection', 'Upgrade'], ['Sec-WebSocket-Version', '13'],
  ['Sec-WebSocket-Key', 'AAAAAAAAAAAAAAAAAAAAAA==']];

/** The requests that a browser would send, in their order. */
function requestsOf(request, {url, init}, origin) {
  const {host, pathname, search} = new URL(url);
  const common = [['Host', host], ['Origin', origin]];
  const names = askedHeaders(request).join(',');
  const cookies = request.credentials === 'include' ? [['Cookie', 'cross_site_cookie=yes']] : [];
  const at = (method, headers, preflight) =>
    ({api: request.api, method, target: pathname + search, preflight, requestHeaders: [...common, ...headers]});
  if (request.call === 'websocket') {
    return [at('GET', OPENING, false)];
  }
  const preflight = at('OPTIONS', [['Access-Control-Request-Method', methodOf(request)],
    ...names ? [['Access-Control-Request-Headers', names]] : []], true);
  return [...needsPreflight(request) ? [preflight] : [],
    at(methodOf(request), [...init.headers ?? [], ...cookies], false)];
}

/** Explains a request; what comes back has the form of a run. */
export async function explainOnly(request, policy) {
  const origin = originOf(request.from);
  const target = toFetch(request);
  const run = {request, policy, origin, url: target.url, server: apiOf(request.api).name, explained: true, exchanges: []};
  let refused = false;
  for (const described of requestsOf(request, target, origin)) {
    const explanation = await explain(described);
    const exchange = {...described, explanation, status: explanation?.refuses ? 403 : 200,
      responseHeaders: [...Object.entries(explanation?.headers ?? {}),
        ...explanation?.vary.length > 0 ? [['Vary', explanation.vary.join(', ')]] : []]};
    run.exchanges.push(exchange);
    refused = explanation === null || explanation.refuses || troubleOf(run, exchange) !== null;
    if (refused) {
      break;
    }
  }
  return {...run, result: {readable: !refused, sent: true, error: 'The playground cannot explain this request.'}};
}
