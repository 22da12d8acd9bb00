/** The request that a page's script is to send. */
import {fill, find, make} from './dom.js';
import {CONTENT_TYPES, METHODS, PATHS} from './presets.js';

const form = find('request');
const rows = find('headers');
let apis = [];
let origins = [];

const option = (value, words) => make('option', {value}, words);

/** The names of the origins, in links and in the form. */
const nameOf = origin => new URL(origin).hostname.replace('app.localhost', 'app').replace('127.0.0.1', 'ip');

/** The origin of a page by its name; "null" for a sandboxed frame. */
export const originOf = from => from === 'null' || isTyped(from) ? from
  : origins.find(origin => nameOf(origin) === from) ?? origins[0];

/** Names have no colon, and every other origin has one. */
const isTyped = from => from.includes(':');

/** Whether there is a page here that can send the request. */
export const canSend = ({from}) => !isTyped(from);

export const apiOf = id => apis.find(api => api.id === id) ?? apis[0];

/** Returns the request as it is written in the form. */
export function read() {
  const data = new FormData(form);
  return {
    call: data.get('call'),
    from: data.get('from') === 'other' ? data.get('other').trim() : data.get('from'),
    api: data.get('api'),
    method: form.elements.method.value.trim(),
    path: data.get('path').trim(),
    credentials: form.elements.credentials.value,
    contentType: form.elements.contentType.value,
    headers: [...rows.children]
      .map(row => [...row.querySelectorAll('input')].map(field => field.value.trim()))
      .filter(([name]) => name !== ''),
  };
}

/** Fills the form. A field keeps its value if the request has none for it, or one that the field cannot have. */
export function write(request) {
  const here = origins.find(origin => origin === request.from);
  const values = {...request, from: here ? nameOf(here) : request.from};
  if (isTyped(values.from ?? '')) {
    form.elements.other.value = values.from;
    values.from = 'other';
  }
  for (const field of ['call', 'from', 'credentials', 'contentType']) {
    const select = form.elements[field];
    if ([...select.options].some(choice => choice.value === values[field])) {
      select.value = values[field];
    }
  }
  for (const field of ['method', 'path']) {
    form.elements[field].value = request[field] ?? form.elements[field].value;
  }
  if (apis.some(api => api.id === request.api)) {
    form.elements.api.value = request.api;
  }
  fill(rows);
  (request.headers ?? []).forEach(([name, value]) => addHeader(name, value));
  showScript();
}

const urlOf = request => apiOf(request.api).url + (request.path.startsWith('/') ? '' : '/') + request.path;

/** What fetch is called with; without the id of the run, which only the playground needs. A websocket has only a URL. */
export function toFetch(request) {
  if (request.call === 'websocket') {
    return {url: urlOf(request).replace(/^http/, 'ws')};
  }
  const headers = [...request.headers];
  if (request.contentType) {
    headers.unshift(['Content-Type', request.contentType]);
  }
  const init = {method: request.method, credentials: request.credentials};
  if (headers.length > 0) {
    init.headers = headers;
  }
  if (request.contentType && !/^(get|head)$/i.test(request.method)) {
    init.body = request.contentType === 'application/json' ? '{"name":"ann"}' : 'name=ann';
  }
  return {url: urlOf(request), init};
}

function showScript() {
  const request = read();
  const {url, init} = toFetch(request);
  find('other-field').hidden = form.elements.from.value !== 'other';
  form.classList.toggle('socket', request.call === 'websocket');
  if (!init) {
    find('script').textContent = `new WebSocket('${url}')`;
    return;
  }
  const lines = [];
  if (init.method !== 'GET') {
    lines.push(`  method: '${init.method}',`);
  }
  if (init.credentials !== 'same-origin') {
    lines.push(`  credentials: '${init.credentials}',`);
  }
  if (init.headers) {
    lines.push('  headers: {', ...init.headers.map(([name, value]) => `    '${name}': '${value}',`), '  },');
  }
  if (init.body) {
    lines.push(`  body: '${init.body}',`);
  }
  find('script').textContent = `await fetch('${url}'${lines.length > 0 ? `, {\n${lines.join('\n')}\n}` : ''})`;
}

function addHeader(name = '', value = '') {
  const number = rows.children.length + 1;
  const row = make('li', {},
    make('input', {'aria-label': `Name of header ${number}`, placeholder: 'X-Name', '.value': name, spellcheck: 'false'}),
    make('input', {'aria-label': `Value of header ${number}`, placeholder: 'value', '.value': value, spellcheck: 'false'}),
    make('button', {type: 'button', class: 'quiet', 'aria-label': `Remove header ${number}`, onclick: () => {
      row.remove();
      find('add-header').focus();
      form.dispatchEvent(new Event('input'));
    }}, '×'));
  rows.append(row);
  return row;
}

/** Starts the form; calls back after each change and when the request is to be sent. */
export function start(setup, onchange, onsend) {
  ({apis, origins} = setup);
  fill(find('from'),
    origins.map(origin => option(nameOf(origin), origin + (origin === location.origin ? ' (here)' : ''))),
    option('null', 'a sandboxed frame: origin null'),
    option('other', 'another origin: explain only'));
  find('from').value = nameOf(location.origin);
  fill(find('apis'), apis.map((api, index) => make('label', {},
    make('input', {type: 'radio', name: 'api', value: api.id, checked: index === 0}),
    make('span', {}, api.name, make('small', {}, ` ${new URL(api.url).host}`)))));
  fill(find('methods'), METHODS.map(method => option(method)));
  fill(find('paths'), PATHS.map(path => option(path)));
  fill(find('content-type'), CONTENT_TYPES.map(([value, words]) => option(value, words)));
  for (const type of ['input', 'change']) {
    form.addEventListener(type, () => {
      showScript();
      onchange();
    });
  }
  form.addEventListener('submit', event => {
    event.preventDefault();
    onsend();
  });
  find('add-header').addEventListener('click', () => addHeader().querySelector('input').focus());
  showScript();
}
