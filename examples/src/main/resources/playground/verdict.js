/** Puts what the browser did into words. */
import {sentence} from './dom.js';

export const headerOf = (headers, name) =>
  headers.find(([candidate]) => candidate.toLowerCase() === name)?.[1];

/** What the browser itself asks of an answer to a request with credentials, which no server can know of. */
function credentialsProblem(run, exchange) {
  if (run.request.credentials !== 'include'
      || headerOf(exchange.responseHeaders, 'access-control-allow-credentials') === 'true') {
    return null;
  }
  const answer = exchange.preflight ? 'answer to the preflight' : 'answer';
  return {
    cause: headerOf(exchange.responseHeaders, 'access-control-allow-origin') === '*'
      ? `The script sends credentials, and the ${answer} allows *, which does not count for requests with credentials.`
      : `The script sends credentials, and the ${answer} has no Access-Control-Allow-Credentials: true.`,
    remedy: `List ${run.origin} in origins and set supportsCredentials to true, or send no credentials.`,
  };
}

function statusProblem(exchange) {
  return exchange.preflight && (exchange.status < 200 || exchange.status > 299)
    ? {
      cause: `The preflight was answered with status ${exchange.status}; browsers want 200 to 299.`,
      remedy: 'Leave automaticOptions on, or have the application answer OPTIONS with such a status.',
    }
    : null;
}

function explained({explanation}) {
  return explanation?.cause ? {cause: sentence(explanation.cause), remedy: sentence(explanation.remedy)} : null;
}

/** Says what became of a run: {readable, title, cause, remedy}. */
export function verdictOf(run) {
  const {result, exchanges, request} = run;
  if (result.readable) {
    const status = `${result.status} ${result.statusText}`.trim();
    return {readable: true, title: 'The page can read the answer', cause: `The script gets ${status}.`};
  }
  if (!result.sent) {
    return {
      readable: false, title: 'The browser did not send the request', cause: sentence(result.error),
      remedy: 'Choose what scripts are allowed to send.',
    };
  }
  const last = exchanges.at(-1);
  if (!last) {
    return {
      readable: false, title: 'Nothing reached the server',
      cause: `${run.server} saw no request, and the browser says: ${sentence(result.error)}`,
      remedy: 'Check that the demo is still running. A content blocker may also be at work.',
    };
  }
  const why = explained(last) ?? statusProblem(last) ?? credentialsProblem(run, last)
    ?? {cause: sentence(result.error), remedy: 'The console of the browser may tell more.'};
  return {
    readable: false,
    title: last.preflight ? `The browser did not send the ${request.method}` : 'The browser keeps the answer from the page',
    ...why,
  };
}
