/** Requests from the page to its own server. */

async function call(path, options) {
  let response;
  try {
    response = await fetch(path, options);
  } catch {
    return {status: 0, json: {message: 'The playground does not respond. Is the demo still running?'}, response: null};
  }
  const text = await response.text();
  let json;
  try {
    json = JSON.parse(text);
  } catch {
    json = {message: `The playground responded with ${response.status}.`};
  }
  return {status: response.status, json, text, response};
}

const write = (method, path, text) =>
  call(path, {method, body: text, headers: {'Content-Type': 'application/json'}});

/** The servers, the origins that this page can have, and the routes with a policy of their own. */
export const setup = async () => (await call('/setup')).json;

/** The text of the policy in force, and how often it was replaced. */
export async function policyInForce() {
  const {text, response} = await call('/policy');
  return {text: text ?? '', revision: response?.headers.get('ETag')?.replace(/\D/g, '') ?? '0'};
}

/** Replaces the policy: {ok, problems, warnings, message}. */
export async function replacePolicy(text) {
  const {status, json} = await write('PUT', '/policy', text);
  return {ok: status === 200, problems: json.problems ?? [], warnings: json.warnings ?? [], message: json.message};
}

/** Explains an exchange that a server has recorded, or a request that is only described. */
export async function explain({api, method, target, requestHeaders}) {
  const {status, json} = await write('POST', '/explain', JSON.stringify({api, method, path: target, headers: requestHeaders}));
  return status === 200 ? json : null;
}

/** What a server has recorded of a run. */
export const exchanges = async (run, after) =>
  (await call(`/exchanges?run=${encodeURIComponent(run)}&after=${after}`)).json.exchanges ?? [];

/** Lets the server set cookies for localhost, so that there is something to send. */
export const bakeCookies = url =>
  fetch(`${url}/cookies`, {mode: 'no-cors', credentials: 'include'}).catch(() => null);
