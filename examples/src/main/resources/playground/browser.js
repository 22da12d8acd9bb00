/** What a browser does by itself: for which requests it sends a preflight, and how it checks a response. */

const SIMPLE = new Set(['', 'text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x']);

export const headerOf = (headers, name) =>
  headers.find(([candidate]) => candidate.toLowerCase() === name)?.[1];

/** Fetch converts these methods to upper case, and no others. */
export const methodOf = ({method}) =>
  /^(delete|get|head|options|post|put)$/i.test(method) ? method.toUpperCase() : method;

/** The names of the headers that a browser asks permission for. */
export const askedHeaders = ({contentType, headers}) => [
  ...SIMPLE.has(contentType) ? [] : ['content-type'],
  ...headers.map(([name]) => name.toLowerCase()).filter(name => !/^(accept|accept-language|content-language)$/.test(name)),
].sort();

const isSimple = request => /^(GET|HEAD|POST)$/.test(methodOf(request));

export const needsPreflight = request =>
  request.call !== 'websocket' && (!isSimple(request) || askedHeaders(request).length > 0);

/** Why a browser refuses a response, by the CORS check and the preflight check of Fetch; null if it does not. */
export function troubleOf({request}, {preflight, status, requestHeaders, responseHeaders}) {
  const value = name => headerOf(responseHeaders, `access-control-${name}`);
  const list = name => (value(name) ?? '').toLowerCase().split(/\s*,\s*/);
  const include = request.credentials === 'include';
  if (request.call === 'websocket') {
    return null;
  }
  if (value('allow-origin') === undefined) {
    return {trouble: 'ORIGIN'};
  }
  if (include && value('allow-origin') === '*') {
    return {trouble: 'WILDCARD'};
  }
  if (include && value('allow-credentials') !== 'true') {
    return {trouble: 'CREDENTIALS'};
  }
  if (!preflight) {
    return null;
  }
  if (status < 200 || status > 299) {
    return {trouble: 'OPTIONS_ROUTE'};
  }
  const methods = (value('allow-methods') ?? '').split(/\s*,\s*/);
  if (!isSimple(request) && !methods.includes(methodOf(request)) && (include || !methods.includes('*'))) {
    return {trouble: 'METHOD'};
  }
  const allowed = list('allow-headers');
  const header = (headerOf(requestHeaders, 'access-control-request-headers') ?? '').split(/\s*,\s*/).filter(Boolean)
    .find(name => !allowed.includes(name.toLowerCase()) && (include || name === 'authorization' || !allowed.includes('*')));
  return header ? {trouble: 'HEADER', header} : null;
}
