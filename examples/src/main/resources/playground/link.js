/** A run as the fragment of a link, which no server ever sees. */

const FIELDS = ['call', 'from', 'api', 'method', 'path', 'credentials', 'contentType'];

export function toFragment(policy, request) {
  const parameters = new URLSearchParams();
  for (const field of FIELDS) {
    parameters.set(field, request[field]);
  }
  for (const [name, value] of request.headers) {
    parameters.append('header', `${name}: ${value}`);
  }
  parameters.set('policy', policy);
  return '#' + parameters;
}

/** The run that a fragment holds; null if it holds none. Fields that are missing or unknown keep their defaults. */
export function fromFragment(fragment) {
  const parameters = new URLSearchParams(fragment.replace(/^#/, ''));
  if (!parameters.has('path') && !parameters.has('policy')) {
    return null;
  }
  const request = {headers: []};
  for (const field of FIELDS) {
    if (parameters.has(field)) {
      request[field] = parameters.get(field);
    }
  }
  for (const header of parameters.getAll('header')) {
    const colon = header.indexOf(':');
    if (colon > 0) {
      request.headers.push([header.slice(0, colon), header.slice(colon + 1).trim()]);
    }
  }
  return {policy: parameters.get('policy'), request};
}
