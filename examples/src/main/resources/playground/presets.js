/** Policies with a request that shows what each is about. */

const text = value => JSON.stringify(value, null, 2)
  // Short lists read better in one line.
  .replace(/\[\s+([^[\]{}]{1,70}?)\s+\]/g, (_, items) => `[${items.replace(/\s*\n\s*/g, ' ')}]`);

const ask = (method, path, more = {}) =>
  ({call: 'fetch', from: 'localhost', api: 'javalin', method, path, credentials: 'omit', contentType: '', headers: [], ...more});

/** The presets for a page at this port. */
export const presets = port => [
  {
    name: 'Open',
    hint: 'Any page may call /api/*, without cookies. Right for public data; this is also the default.',
    policy: text({resources: ['/api/*'], origins: '*'}),
    request: ask('GET', '/api/v1/users/'),
  },
  {
    name: 'Credentials',
    hint: 'One page may call with cookies, and read a header that browsers hide otherwise. Try it from another page.',
    policy: text({
      resources: ['/api/*'],
      origins: [`http://localhost:${port}`],
      supportsCredentials: true,
      exposeHeaders: ['X-Total-Count'],
      maxAge: 600,
    }),
    request: ask('GET', '/api/v1/users/', {credentials: 'include'}),
  },
  {
    name: 'Resources',
    hint: 'Each path has its own rules: any page may read, one page may write JSON. The most specific resource decides alone.',
    policy: text({
      methods: ['GET', 'POST'],
      resources: {
        '/api/*': {origins: '*'},
        '/api/v1/users/create': {origins: [`http://localhost:${port}`], allowHeaders: ['Content-Type']},
      },
    }),
    request: ask('POST', '/api/v1/users/create', {contentType: 'application/json', headers: [['X-Trace', '1']]}),
  },
  {
    name: 'Per route',
    hint: 'The application allows a single page of another site. The route /hello has a policy of its own, which decides there.',
    policy: text({resources: ['/api/*'], origins: ['https://app.example.com']}),
    request: ask('PUT', '/hello', {headers: [['X-Greeting', 'hi']]}),
  },
  {
    name: 'Guards',
    hint: 'CORS does not stop requests or websockets. Guards do: they refuse other origins with status 403, before any handler runs.',
    policy: text({
      resources: ['/api/*'],
      origins: [`http://localhost:${port}`],
      supportsCredentials: true,
      guardUnsafeMethods: true,
      guardWebSockets: true,
    }),
    request: ask('GET', '/api/socket', {call: 'websocket', from: 'app'}),
  },
  {
    name: 'Near miss',
    hint: 'It looks right, and the browser still blocks the response. The explanation names the difference.',
    policy: text({resources: ['/api/*'], origins: [`https://localhost:${port}`]}),
    request: ask('GET', '/api/v1/users/'),
  },
  {
    name: 'Classic mistakes',
    hint: 'What many servers run with. It is refused as a whole, with every problem next to its option.',
    policy: text({
      origins: ['*', 'https://app.example.com/'],
      supportsCredentials: true,
      methods: ['GET', 'TRACE'],
      exposeHeaders: '*',
      maxAge: '1 hour',
      allowedHeaders: ['Content-Type'],
    }),
    request: ask('GET', '/api/v1/users/', {credentials: 'include'}),
  },
];

export const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'patch', 'PURGE'];

export const PATHS = ['/', '/api/v1/users/', '/api/v1/users/create', '/api/exception', '/api/nowhere', '/api/socket', '/hello'];

export const CONTENT_TYPES = [
  ['', 'none'],
  ['application/json', 'application/json – needs a preflight'],
  ['text/plain', 'text/plain'],
  ['application/x-www-form-urlencoded', 'application/x-www-form-urlencoded'],
  ['multipart/form-data; boundary=x', 'multipart/form-data'],
];
