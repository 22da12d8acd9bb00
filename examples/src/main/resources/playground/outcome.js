/** Shows a run: the verdict, what the page gets, what the server saw, and how the policy decided. */
import {headerOf, needsPreflight} from './browser.js';
import {fill, find, make, sentence} from './dom.js';
import {toFragment} from './link.js';
import {consoleOf, verdictOf} from './verdict.js';

const MARKS = {PASSED: ['✓', 'passed'], FAILED: ['✕', 'failed'], SKIPPED: ['–', 'not checked']};

const mark = result => make('span', {class: `mark ${result.toLowerCase()}`, role: 'img', 'aria-label': MARKS[result][1]},
  MARKS[result][0]);

/** The request, step by step. */
function journey(run, verdict) {
  const steps = run.exchanges.map(exchange => ({
    good: exchange.explanation?.allowed !== false,
    title: exchange.preflight ? 'Preflight' : 'Request',
    detail: `${exchange.method} → ${run.explained ? exchange.explanation?.refuses ? 'refused' : 'explained' : exchange.status}`,
  }));
  if (run.exchanges.length > 0 && !run.exchanges.some(exchange => exchange.preflight)) {
    steps.unshift({title: 'Preflight', detail: needsPreflight(run.request) ? 'remembered from before' : 'not needed'});
  }
  if (run.exchanges.length > 0 && run.exchanges.every(exchange => exchange.preflight)) {
    steps.at(-1).good = false;
    steps.push({title: 'Request', detail: 'never sent'});
  }
  steps.push({good: verdict.readable, title: 'Script', detail: verdict.readable ? 'gets the response' : 'gets an error'});
  return make('ol', {class: 'journey', 'aria-label': 'The request, step by step'}, steps.map(step =>
    make('li', {class: step.good === undefined ? 'skipped' : step.good ? 'good' : 'bad'},
      make('b', {}, step.title), make('span', {}, step.detail))));
}

const table = (caption, rows, empty) => rows.length === 0
  ? make('p', {class: 'none'}, empty)
  : make('dl', {class: 'pairs', 'aria-label': caption},
    rows.map(([name, value, note]) => make('div', {class: note ? 'hidden-header' : null},
      make('dt', {}, name), make('dd', {}, value, note ? make('em', {}, note) : null))));

/** The cookies that were sent; if there are none although the script asked for them, why. */
function cookiesOf({request, origin, policy}, exchange) {
  const cookies = headerOf(exchange.requestHeaders, 'cookie');
  if (cookies || request.credentials !== 'include') {
    return cookies ? cookies.split('; ').join('\n') : 'none';
  }
  return origin.startsWith('http://localhost:') && origin !== location.origin
    ? ['none: here that page is only a frame; ', make('a', {href: `${origin}/${toFragment(policy, request)}`}, 'open it itself')]
    : 'none: the browser sends no cookies between sites';
}

function whatThePageGets(run) {
  const {result, exchanges} = run;
  const actual = exchanges.find(exchange => !exchange.preflight);
  const readable = new Set((result.headers ?? []).map(([name]) => name));
  const hidden = (actual?.responseHeaders ?? [])
    .filter(([name]) => !readable.has(name.toLowerCase()))
    .map(([name, value]) => [name.toLowerCase(), value, 'hidden from the script']);
  return make('section', {'aria-labelledby': 'browser-title'},
    make('h3', {id: 'browser-title'}, 'The browser: what the page gets'),
    table('Result', [
      ['Status', result.readable ? `${result.status} ${result.statusText}` : 'none: the script gets a network error'],
      ['Body', result.readable ? result.body || 'empty' : 'none'],
      ['Cookies sent', actual ? cookiesOf(run, actual) : 'none: the request was not sent'],
    ]),
    make('h4', {}, 'Headers of the response'),
    table('Response headers', [...(result.headers ?? []), ...hidden], 'None.'));
}

const raw = lines => lines.map(([name, value]) => [
  /^(access-control-|origin$|vary$|allow$|cookie$)/i.test(name) ? make('b', {}, `${name}: ${value}`) : `${name}: ${value}`, '\n']).flat();

function whatTheServerSaw(run) {
  return make('section', {'aria-labelledby': 'server-title'},
    make('h3', {id: 'server-title'}, run.explained ? `The wire: what ${run.server} would see` : `The wire: what ${run.server} saw`),
    run.exchanges.length === 0 ? make('p', {class: 'none'}, 'Nothing.') : null,
    run.exchanges.map(exchange => make('div', {class: 'exchange'},
      make('h4', {}, exchange.preflight ? 'Preflight' : 'Request'),
      make('pre', {tabindex: '0', 'aria-label': `${exchange.preflight ? 'Preflight' : 'Request'} as received`},
        make('i', {}, `${exchange.method} ${exchange.target} HTTP/1.1\n`), raw(exchange.requestHeaders)),
      make('pre', {class: 'answer', tabindex: '0', 'aria-label': run.explained ? 'CORS headers of the response' : 'Response as sent'},
        run.explained ? null : make('i', {}, `HTTP/1.1 ${exchange.status}\n`), raw(exchange.responseHeaders)))));
}

function howThePolicyDecided(run) {
  return make('section', {'aria-labelledby': 'policy-decision-title'},
    make('h3', {id: 'policy-decision-title'}, 'The policy: how it decided'),
    run.exchanges.map(({preflight, explanation}) => explanation && make('div', {class: 'decision'},
      make('h4', {}, preflight ? 'Preflight' : 'Request',
        explanation.scope === 'route' ? make('em', {}, ' by the policy of the route') : null),
      make('ul', {class: 'checks'}, explanation.checks.map(check => make('li', {},
        mark(check.result), make('b', {}, check.subject), make('span', {}, sentence(check.detail))))),
      explanation.resources.length > 1
        ? make('p', {class: 'resources'}, 'Resources: ', explanation.resources.map(({resource, matches, decides}) =>
          make('span', {class: decides ? 'decides' : matches ? 'matches' : 'other'},
            `${resource} ${decides ? 'decides' : matches ? 'matches, too' : 'does not match'}`)))
        : null,
      explanation.notes.map(note => make('p', {class: 'note'}, sentence(note))))),
    run.exchanges.length === 0 ? make('p', {class: 'none'}, 'The policy was not asked.') : null);
}

const banner = ({readable, title, cause, remedy, harm}) =>
  make('div', {class: `banner ${readable ? 'good' : 'bad'}`},
    make('span', {class: 'sign', 'aria-hidden': 'true'}, readable ? '✓' : '✕'),
    make('div', {},
      make('p', {class: 'title'}, title),
      make('p', {class: 'cause'}, cause),
      remedy ? make('p', {class: 'remedy'}, make('b', {}, 'What to do: '), remedy) : null,
      harm ? make('p', {class: 'remedy'}, harm) : null));

/** The line that the browser writes to its console. */
function consoleLines(run) {
  const found = consoleOf(run);
  return found && make('section', {class: 'console', 'aria-labelledby': 'console-title'},
    make('h3', {id: 'console-title'}, 'The line in the console ', make('a', {href: found.link}, 'what it means')),
    make('dl', {}, found.lines.map(([engine, line]) => make('div', {}, make('dt', {}, engine), make('dd', {}, line)))));
}

/** Marks the outcome if it belongs to another policy or request. */
export function markOld(old) {
  find('old-notice').hidden = !old;
  find('outcome').classList.toggle('old', old);
}

/** Says that nothing was sent, because the policy could not be applied. */
export function showRefusal() {
  fill(find('verdict'), banner({
    readable: false, title: 'Nothing was sent', cause: 'The policy is refused as a whole, and the old one stays in force.',
    remedy: 'Fix the problems next to the policy, then send again.',
  }));
  fill(find('details'));
}

/** Shows a run, and offers a link to it. */
export function show(run, link) {
  const verdict = verdictOf(run);
  const copied = make('span', {role: 'status', class: 'state'});
  fill(find('verdict'), banner(verdict));
  fill(find('details'),
    journey(run, verdict),
    consoleLines(run),
    make('div', {class: 'columns'}, run.explained ? null : whatThePageGets(run), whatTheServerSaw(run), howThePolicyDecided(run)),
    make('div', {class: 'actions'},
      make('button', {type: 'button', class: 'quiet', id: 'copy-link', onclick: () => navigator.clipboard.writeText(link)
        .then(() => copied.textContent = 'Copied', () => copied.textContent = link)}, 'Copy a link to this run'), copied));
}
