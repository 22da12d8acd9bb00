/** What browsers write to the console when they keep a response from a page; docs/troubleshooting.md shows these lines. */

/** Where the documents are. */
export const DOCS = 'https://github.com/cors4j/cors4j/blob/main/docs/';

const CHECK = "Response to preflight request doesn't pass access control check: ";

/**
 * For each problem: where it is explained, what it means, and the end of the line in each engine, or several such ends. An
 * engine is left out if its line can also mean something else.
 */
const TROUBLES = {
  ORIGIN: {
    section: 'the-origin-is-not-allowed',
    means: 'The origin is not allowed: no policy covers the path, or the policy that covers it lists other origins.',
    chrome: "No 'Access-Control-Allow-Origin' header is present on the requested resource.",
    firefox: '(Reason: CORS header ‘Access-Control-Allow-Origin’ missing). Status code: {status}.',
    safari: 'Origin {origin} is not allowed by Access-Control-Allow-Origin. Status code: {status}',
  },
  METHOD: {
    section: 'the-method-is-not-allowed',
    means: 'The method is not among the methods of the policy.',
    chrome: 'Method {method} is not allowed by Access-Control-Allow-Methods in preflight response.',
    firefox: '(Reason: Did not find method in CORS header ‘Access-Control-Allow-Methods’).',
    safari: 'Method {method} is not allowed by Access-Control-Allow-Methods.',
  },
  HEADER: {
    section: 'the-header-is-not-allowed',
    means: 'The request header is not among allowHeaders; or methods lacks GET, HEAD or POST, which browsers do not check.',
    chrome: 'Request header field {header} is not allowed by Access-Control-Allow-Headers in preflight response.',
    firefox: '(Reason: header ‘{header}’ is not allowed according to header ‘Access-Control-Allow-Headers’ from CORS preflight response).',
    safari: 'Request header field {Header} is not allowed by Access-Control-Allow-Headers.',
  },
  CREDENTIALS: {
    section: 'the-page-sends-credentials',
    means: 'The page asks for cookies, and the policy does not support credentials.',
    chrome: "The value of the 'Access-Control-Allow-Credentials' header in the response is '' which must be 'true' when the request's credentials mode is 'include'.",
    firefox: '(Reason: expected ‘true’ in CORS header ‘Access-Control-Allow-Credentials’).',
    safari: 'Credentials flag is true, but Access-Control-Allow-Credentials is not "true".',
  },
  WILDCARD: {
    section: 'the-policy-sends-the-wildcard',
    means: 'The page asks for cookies, and the policy sends *, which browsers do not accept for requests with credentials.',
    chrome: "The value of the 'Access-Control-Allow-Origin' header in the response must not be the wildcard '*' when the request's credentials mode is 'include'.",
    firefox: '(Reason: Credential is not supported if the CORS header ‘Access-Control-Allow-Origin’ is ‘*’).',
    safari: 'Cannot use wildcard in Access-Control-Allow-Origin when credentials flag is true.',
  },
  OPTIONS_ROUTE: {
    section: 'the-preflight-failed',
    means: 'Something other than the policy responded to the preflight, with a status outside 200 to 299.',
    chrome: 'It does not have HTTP ok status.',
    firefox: '(Reason: CORS preflight response did not succeed). Status code: {status}.',
    safari: 'Preflight response is not successful. Status code: {status}',
  },
  MOVED: {
    section: 'the-preflight-is-redirected',
    means: 'Something redirects the preflight, and browsers do not follow.',
    chrome: 'Redirect is not allowed for a preflight request.',
  },
  ORIGIN_TWICE: {
    section: 'the-origin-is-allowed-twice',
    means: 'A proxy, a gateway or a CDN adds CORS headers to those of the application.',
    chrome: "header contains multiple values '{values}, {more}', but only one is allowed.",
    firefox: '(Reason: Multiple CORS header ‘Access-Control-Allow-Origin’ not allowed).',
    safari: 'Access-Control-Allow-Origin cannot contain more than one origin.',
  },
  OTHER_ORIGIN: {
    section: 'the-response-is-for-another-origin',
    means: 'A cache or a proxy gave the page a response that was made for a page of another origin.',
    chrome: "header has a value '{value}' that is not equal to the supplied origin.",
    firefox: '(Reason: CORS header ‘Access-Control-Allow-Origin’ does not match ‘{value}’).',
  },
  LOCAL_NETWORK: {
    section: 'the-page-calls-the-local-network',
    means: 'A public page calls the local network. The browser does not allow that; the policy cannot change it.',
    chrome: ['Permission was denied for this request to access the {space} address space.',
      'The request client is not a secure context and the resource is in more-private address space {space}.'],
  },
  MORE: {
    section: 'troubleshooting-by-the-browsers-message',
    means: 'This line does not tell the cause. Look for another line just before it.',
    chrome: ['Failed to fetch', 'net::ERR_FAILED'],
    firefox: '(Reason: CORS request did not succeed). Status code: (null).',
    safari: 'due to access control checks.',
  },
  NO_RESPONSE: {
    section: 'there-is-no-response',
    means: 'The browser got no response. CORS is not the cause.',
    chrome: 'Failed to load resource: net::{error}',
  },
  SOCKET: {
    section: 'a-websocket-is-refused',
    means: 'A guard refuses the websocket, because the policy does not list the origin of the page.',
    chrome: 'Error during WebSocket handshake: Unexpected response code: 403',
  },
};

const NAMES = {chrome: 'Chrome', firefox: 'Firefox', safari: 'Safari'};

/** What each engine writes: [[name, line]]. If an origin or credentials are the cause, only Chrome says that a preflight failed. */
export function linesOf(trouble, facts) {
  const checked = facts.preflight && ['ORIGIN', 'CREDENTIALS', 'WILDCARD', 'OPTIONS_ROUTE'].includes(trouble);
  const url = trouble === 'WILDCARD' ? '‘{url}’' : '{url}';
  const before = {
    chrome: `Access to fetch at '{url}' from origin '{origin}' has been blocked by CORS policy: ${checked ? CHECK : ''}`,
    firefox: `Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at ${url}. `,
    safari: '',
  };
  const values = {...facts, Header: facts.header, header: facts.header?.toLowerCase()};
  return Object.keys(NAMES).map(engine => [NAMES[engine],
    (before[engine] + TROUBLES[trouble][engine]).replace(/\{(\w+)\}/g, (_, name) => values[name] ?? '')]);
}

export const explanationOf = trouble => ({
  means: TROUBLES[trouble].means,
  link: `${DOCS}troubleshooting.md#${TROUBLES[trouble].section}`,
});

/** The expression of a template; its names become groups. */
const pattern = template => new RegExp(template.replace(/[.*+?^$()|[\]\\]/g, '\\$&')
  .replace(/\{(\w+)\}/g, (_, name) => `(?<${name.toLowerCase()}>[^\\s‘’]+)`), 'i');

const WHERE = [
  /Access to \S+ at '(?<url>[^']+)' (?:\(redirected from '[^']+'\) )?from origin '(?<origin>[^']+)'/,
  /WebSocket connection to '(?<url>[^']+)'/,
  /remote resource at ‘?(?<url>\S+?)’?\. /,
];

/** Finds what a line means, and what it says about the request: {trouble, url, origin, method, header}; null if it is unknown. */
export function find(line) {
  const text = line.replace(/\s+/g, ' ').trim();
  for (const [trouble, lines] of Object.entries(TROUBLES)) {
    for (const engine of Object.keys(NAMES).filter(name => lines[name])) {
      const match = [lines[engine]].flat().map(end => pattern(end).exec(text)).find(Boolean);
      if (match) {
        return Object.assign({trouble}, match.groups, ...WHERE.map(where => where.exec(text)?.groups));
      }
    }
  }
  return null;
}
