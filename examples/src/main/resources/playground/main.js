/** Brings the parts of the page together. */
import * as copyPolicy from './copy-policy.js';
import {fill, find, make} from './dom.js';
import {explainOnly} from './explain.js';
import * as finder from './finder.js';
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
let shown = null;
let redrawCopy = () => {};

function refresh() {
  const request = form.read();
  sendButton.textContent = busy ? 'Sending …' : editor.changed() ? 'Apply & send' : 'Send';
  sendButton.disabled = !form.canSend(request);
  find('explain').textContent = editor.changed() ? 'Apply & explain only' : 'Explain only';
  outcome.markOld(shown !== null
    && (editor.text().trim() !== shown.policy.trim() || JSON.stringify(request) !== JSON.stringify(shown.request)));
  redrawCopy();
}

const linkTo = ({policy, request}) => location.origin + '/' + toFragment(policy, request);

/** Fills in policy and request, and marks the preset. */
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

async function send(how = run) {
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
      shown = null;
      outcome.showRefusal();
      find('policy').focus();
      return;
    }
    const done = await how(form.read(), editor.text());
    history.add(done);
    show(done);
    find('link-notice').hidden = true;
  } finally {
    busy = false;
    find('outcome').removeAttribute('aria-busy');
    refresh();
  }
}

/** Sends the request; if no page here can send it, explains it. */
const go = () => send(form.canSend(form.read()) ? run : explainOnly);

function show(done) {
  shown = done;
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
  form.start(facts, refresh, go);
  history.start(old => {
    load(old.policy, old.request);
    show(old);
    refresh();
  });
  redrawCopy = copyPolicy.start(editor.text);
  finder.start(request => {
    load(null, {...form.read(), ...request});
    find('policy').focus();
  });
  find('explain').addEventListener('click', () => send(explainOnly));
  await editor.load();
  openLink();
  addEventListener('hashchange', openLink);
  addEventListener('keydown', event => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      go();
    }
  });
  refresh();
  await bakeCookies(facts.origins[0]);
  document.documentElement.dataset.ready = 'true';
}

start();
