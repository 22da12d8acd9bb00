/** Finds what a line of the browser's console means. */
import {explanationOf, find as findTrouble} from './console.js';
import {fill, find, make} from './dom.js';

/** What the line says about the request, as values of the form; the server is the one that is chosen. */
function requestOf({trouble, url, origin, method, header}) {
  const request = {call: trouble === 'SOCKET' ? 'websocket' : 'fetch', headers: header ? [[header, '1']] : [], contentType: ''};
  if (header?.toLowerCase() === 'content-type') {
    Object.assign(request, {headers: [], contentType: 'application/json'});
  }
  if (url && URL.canParse(url)) {
    request.path = new URL(url).pathname + new URL(url).search;
  }
  return Object.assign(request, origin && {from: origin}, method && {method},
    {credentials: ['CREDENTIALS', 'WILDCARD'].includes(trouble) ? 'include' : 'omit'});
}

/** Starts the search; calls back with a request like the one that the line is about. */
export function start(onfound) {
  const input = find('console-line');
  const show = () => {
    const found = findTrouble(input.value);
    const explained = found && explanationOf(found.trouble);
    fill(find('console-found'),
      input.value.trim() === '' ? null
        : !found ? 'The playground does not know this line. If it does not mention CORS or Access-Control, CORS is probably not the cause.'
          : [make('b', {}, explained.means), ' ', make('a', {href: explained.link}, 'What to change'), ' ',
            ['MORE', 'LOCAL_NETWORK'].includes(found.trouble) ? null
              : make('button', {type: 'button', class: 'quiet', onclick: () => onfound(requestOf(found))}, 'Fill in the request')]);
  };
  input.addEventListener('input', show);
}
