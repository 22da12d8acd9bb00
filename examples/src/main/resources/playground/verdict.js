/** Says in words what the browser did. */
import {headerOf, methodOf, troubleOf} from './browser.js';
import {explanationOf, linesOf} from './console.js';
import {sentence} from './dom.js';

/** What only the browser can check: the response to a request that the script sends with credentials. */
function credentialsProblem(run, exchange) {
  if (run.request.credentials !== 'include'
      || headerOf(exchange.responseHeaders, 'access-control-allow-credentials') === 'true') {
    return null;
  }
  const response = exchange.preflight ? 'response to the preflight' : 'response';
  return {
    cause: headerOf(exchange.responseHeaders, 'access-control-allow-origin') === '*'
      ? `The script sends credentials, and the ${response} allows *, which browsers do not accept for requests with credentials.`
      : `The script sends credentials, and the ${response} has no Access-Control-Allow-Credentials: true.`,
    remedy: `List ${run.origin} in origins and set supportsCredentials to true, or send no credentials.`,
  };
}

function statusProblem(exchange) {
  return exchange.preflight && (exchange.status < 200 || exchange.status > 299)
    ? {
      cause: `The response to the preflight has status ${exchange.status}; browsers require 200 to 299.`,
      remedy: 'Leave automaticOptions on, or let the application respond to OPTIONS with such a status.',
    }
    : null;
}

function explained({explanation}) {
  return explanation?.cause ? {cause: sentence(explanation.cause), remedy: sentence(explanation.remedy)} : null;
}

/** The lines of the console, and where they are explained; null if the browser blocks nothing. */
export function consoleOf(run) {
  const last = run.exchanges.at(-1);
  const found = last && !run.result.readable ? troubleOf(run, last) : null;
  return found && {
    lines: linesOf(found.trouble, {...found, url: run.url, origin: run.origin, method: methodOf(run.request),
      status: last.status, preflight: last.preflight}),
    ...explanationOf(found.trouble),
  };
}

const UNSAFE = /^(?!(GET|HEAD|OPTIONS)$)/;

/** What a page did although its origin is not allowed: CORS stops no request from being sent. */
function harmOf({request, result, explained}, last) {
  if (explained || last.preflight || last.explanation?.allowed !== false || last.explanation.refuses) {
    return null;
  }
  return request.call === 'websocket' && result.readable
    ? 'CORS does not apply to websockets. guardWebSockets would have refused this one.'
    : UNSAFE.test(last.method) ? 'The handler ran nevertheless. guardUnsafeMethods would have refused the request.' : null;
}

function readable({request, result, explained}) {
  if (request.call === 'websocket') {
    return explained
      ? {title: 'The page would open the websocket', cause: 'No guard refuses it, and CORS does not apply to websockets.'}
      : {title: 'The page has opened the websocket', cause: `The server sent: ${result.body}`};
  }
  return explained
    ? {title: 'The page could read the response', cause: 'The policy allows the request.'}
    : {title: 'The page can read the response', cause: `The script gets ${`${result.status} ${result.statusText}`.trim()}.`};
}

/** Says how a run ended, or would end: {readable, title, cause, remedy, harm}. */
export function verdictOf(run) {
  const {result, exchanges, request, explained: only} = run;
  if (result.readable) {
    return {readable: true, ...readable(run), harm: exchanges.length > 0 ? harmOf(run, exchanges.at(-1)) : null};
  }
  if (!result.sent) {
    return {
      readable: false, title: 'The browser did not send the request', cause: sentence(result.error),
      remedy: 'Choose a method and headers that scripts may send.',
    };
  }
  const last = exchanges.at(-1);
  if (!last) {
    return {
      readable: false, title: 'Nothing reached the server',
      cause: `${run.server} saw no request, and the browser says: ${sentence(result.error)}`,
      remedy: 'Check that the demo is still running. A content blocker may also have stopped the request.',
    };
  }
  const why = explained(last) ?? statusProblem(last) ?? credentialsProblem(run, last)
    ?? {cause: sentence(result.error), remedy: 'The browser\'s console may say more.'};
  const title = last.explanation?.refuses ? `A guard ${only ? 'would refuse' : 'refused'} the request with status 403`
    : last.preflight ? `The browser ${only ? 'would not' : 'did not'} send the ${request.method}`
      : `The browser ${only ? 'would keep' : 'keeps'} the response from the page`;
  return {readable: false, title, ...why, harm: harmOf(run, last)};
}
