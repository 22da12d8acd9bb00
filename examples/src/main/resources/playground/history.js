/** The runs so far, to look at again and to compare. */
import {fill, find, make} from './dom.js';
import {verdictOf} from './verdict.js';

const KEY = 'runs';
const MOST = 30;
const runs = [];
let picked = [];
let open = () => {};

const keep = () => {
  try {
    sessionStorage.setItem(KEY, JSON.stringify(runs));
  } catch {
    // Without storage the history lasts as long as the page.
  }
};

const nameOf = ({request}) => `${request.call === 'websocket' ? 'WebSocket' : request.method} ${request.path}`;

function row(run) {
  const verdict = verdictOf(run);
  return make('tr', {},
    make('td', {'data-label': 'Compare'}, make('input', {
      type: 'checkbox', 'aria-label': `Compare run ${run.number}`, '.checked': picked.includes(run),
      onchange: event => pick(run, event.target.checked),
    })),
    make('td', {}, make('button', {type: 'button', class: 'quiet', 'aria-label': `Show run ${run.number}`,
      onclick: () => open(run)}, `#${run.number}`)),
    make('td', {'data-label': 'From'}, run.origin),
    make('td', {'data-label': 'Request'}, nameOf(run)),
    make('td', {'data-label': 'Server'}, run.server),
    make('td', {class: verdict.readable ? 'good' : 'bad'},
      verdict.readable ? `✓ ${run.explained ? verdict.title : `Readable, ${run.result.status}`}` : `✕ ${verdict.title}`));
}

function pick(run, chosen) {
  picked = chosen ? [...picked, run].slice(-2) : picked.filter(other => other !== run);
  draw();
  find('history').querySelector(`[aria-label="Compare run ${run.number}"]`)?.focus();
}

const lines = headers => headers.map(([name, value]) => `${name}: ${value}`).join('\n') || '–';

/** Returns what is worth comparing in a run, as text by name. */
function facts(run) {
  const verdict = verdictOf(run);
  const preflight = run.exchanges.find(exchange => exchange.preflight);
  const actual = run.exchanges.find(exchange => !exchange.preflight);
  const cors = exchange => exchange
    ? lines(exchange.responseHeaders.filter(([name]) => /^(access-control-|vary$)/i.test(name)))
    : 'none';
  return {
    From: run.origin,
    Server: run.server,
    Request: nameOf(run),
    Credentials: run.request.credentials,
    'Content type': run.request.contentType || 'none',
    'More headers': lines(run.request.headers),
    Policy: run.policy,
    Outcome: verdict.title,
    Cause: verdict.cause,
    'Readable headers': lines(run.result.headers ?? []),
    'CORS in the response to the preflight': cors(preflight),
    'CORS in the response': cors(actual),
  };
}

function comparison([first, second]) {
  const [left, right] = [facts(first), facts(second)];
  return make('div', {class: 'scroll', tabindex: '0', role: 'region', 'aria-label': 'Comparison'},
    make('table', {class: 'comparison'},
      make('caption', {}, `Run ${first.number} and run ${second.number}: what differs is marked`),
      make('thead', {}, make('tr', {}, make('td'), make('th', {scope: 'col'}, `#${first.number}`),
        make('th', {scope: 'col'}, `#${second.number}`))),
      make('tbody', {}, Object.keys(left).map(name => make('tr', {class: left[name] === right[name] ? 'same' : 'differs'},
        make('th', {scope: 'row'}, name), make('td', {'data-label': `#${first.number}`}, left[name]), make('td', {'data-label': `#${second.number}`}, right[name]))))));
}

function draw() {
  find('history-card').hidden = runs.length === 0;
  fill(find('history').tBodies[0], [...runs].reverse().map(row));
  const ordered = [...picked].sort((a, b) => a.number - b.number);
  fill(find('comparison'), ordered.length === 2 ? comparison(ordered) : null);
}

/** Adds a run. */
export function add(run) {
  runs.push({...run, number: (runs.at(-1)?.number ?? 0) + 1});
  runs.splice(0, runs.length - MOST);
  picked = picked.filter(other => runs.includes(other));
  keep();
  draw();
}

/** Starts the history; calls back with a run that is to be looked at again. */
export function start(onopen) {
  open = onopen;
  find('clear-history').addEventListener('click', () => {
    runs.length = 0;
    picked = [];
    keep();
    draw();
  });
  try {
    runs.push(...JSON.parse(sessionStorage.getItem(KEY) ?? '[]'));
  } catch {
    // Entries that cannot be read are dropped.
  }
  draw();
}
