/** Brings the parts of the page together. */
import {fill, find, make} from './dom.js';
import * as history from './history.js';
import {fromFragment, toFragment} from './link.js';
import * as outcome from './outcome.js';
import * as editor from './policy-editor.js';
import {presets} from './presets.js';
import * as form from './request-form.js';
import {run} from './run.js';
import {bakeCookies, setup} from './server.js';

const sendButton = find('send');
const all = presets(location.port);
let busy = false;

function refresh() {
  sendButton.textContent = busy ? 'Sending …' : editor.changed() ? 'Apply & send' : 'Send';
}

const linkTo = ({policy, request}) => location.origin + '/' + toFragment(policy, request);

/** Fills policy and request; a preset that is not known any more is not marked. */
function load(policy, request, preset = null) {
  if (policy !== null) {
    editor.write(policy);
  }
  form.write(request);
  for (const button of find('presets').children) {
    button.setAttribute('aria-pressed', String(button.textContent === preset?.name));
  }
  find('preset-hint').textContent = preset?.hint ?? '';
  find('link-notice').hidden = true;
  refresh();
}

async function send() {
  if (busy || !find('request').reportValidity()) {
    return;
  }
  busy = true;
  refresh();
  find('outcome').setAttribute('aria-busy', 'true');
  try {
    if (!editor.changed()) {
      await editor.load();
    } else if (!await editor.apply()) {
      outcome.showRefusal();
      find('policy').focus();
      return;
    }
    const done = await run(form.read(), editor.text());
    history.add(done);
    show(done);
    find('link-notice').hidden = true;
  } finally {
    busy = false;
    find('outcome').removeAttribute('aria-busy');
    refresh();
  }
}

function show(done) {
  outcome.show(done, linkTo(done));
  window.history.replaceState(null, '', toFragment(done.policy, done.request));
  const {top, bottom} = find('verdict').getBoundingClientRect();
  if (top < 0 || bottom > innerHeight) {
    find('outcome').scrollIntoView({behavior: matchMedia('(prefers-reduced-motion: reduce)').matches ? 'auto' : 'smooth'});
  }
}

function openLink() {
  const linked = fromFragment(location.hash);
  if (linked) {
    load(linked.policy, linked.request);
    find('link-notice').hidden = false;
  }
}

async function start() {
  const facts = await setup();
  fill(find('presets'), all.map(preset => make('button', {type: 'button', 'aria-pressed': 'false',
    onclick: () => load(preset.policy, preset.request, preset)}, preset.name)));
  for (const route of facts.routes) {
    find('routes').hidden = false;
    find('routes').append(make('h3', {}, route.path), make('pre', {}, route.policy.trim()));
  }
  editor.start(refresh);
  form.start(facts, refresh, send);
  history.start(old => {
    load(old.policy, old.request);
    show(old);
  });
  await editor.load();
  openLink();
  addEventListener('hashchange', openLink);
  addEventListener('keydown', event => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      send();
    }
  });
  refresh();
  await bakeCookies(facts.origins[0]);
  document.documentElement.dataset.ready = 'true';
}

start();
