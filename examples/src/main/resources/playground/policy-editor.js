/** The policy as text, with line numbers and with each problem next to its line. */
import {fill, find, make, sentence} from './dom.js';
import {lineOf} from './policy-lines.js';
import {policyInForce, replacePolicy} from './server.js';

const SHORTEST = 9;
const GAP = 8;

const input = find('policy');
const list = find('problems');

let inForce = '';
let revision = '0';
let problems = [];

export const text = () => input.value;
export const policyRevision = () => revision;
export const changed = () => input.value.trim() !== inForce.trim();

/** Puts a text into the editor; it is not in force until it is applied. */
export function write(policy) {
  input.value = policy;
  showProblems([], 'error');
  refresh();
}

/** Reads the policy in force: others may have replaced it. */
export async function load() {
  const before = inForce;
  ({text: inForce, revision} = await policyInForce());
  if (input.value === '' || input.value === before) {
    write(inForce);
  }
  refresh();
}

/** Applies what is written. Returns whether it is in force now. */
export async function apply() {
  const policy = input.value;
  const result = await replacePolicy(policy);
  if (result.ok) {
    ({text: inForce, revision} = await policyInForce());
    showProblems(result.warnings, 'warning');
  } else if (result.problems.length > 0) {
    showProblems(result.problems, 'error');
  } else {
    const place = /line (\d+)/.exec(result.message ?? '');
    showProblems([{option: 'JSON', value: '', message: result.message, line: place ? place[1] - 1 : 0}], 'error');
  }
  refresh();
  return result.ok;
}

function showProblems(found, kind) {
  problems = found
    .map(problem => ({kind, line: lineOf(input.value, problem), ...problem}))
    .sort((a, b) => a.line - b.line);
  fill(list, problems.map((problem, index) => make('li', {class: `problem ${kind}`, id: `problem-${index}`},
    make('div', {class: 'place'},
      make('b', {}, problem.option),
      problem.value ? make('code', {}, problem.value) : null,
      make('button', {type: 'button', onclick: () => goTo(problem.line), 'aria-label': `Go to line ${problem.line + 1}`},
        `line ${problem.line + 1}`)),
    make('p', {}, sentence(problem.message)))));
  input.setAttribute('aria-invalid', String(kind === 'error' && problems.length > 0));
  input.setAttribute('aria-describedby', problems.map((_, index) => `problem-${index}`).join(' ') || 'preset-hint');
  find('policy-card').classList.toggle('has-problems', problems.length > 0);
}

function goTo(line) {
  const lines = input.value.split('\n');
  const start = lines.slice(0, line).join('\n').length + (line > 0 ? 1 : 0);
  input.focus();
  input.setSelectionRange(start, start + (lines[line] ?? '').length);
}

/** Draws what depends on the text: height, line numbers, marks, the places of the problems, and the state. */
function refresh() {
  const count = input.value.split('\n').length;
  input.rows = Math.max(SHORTEST, count);
  const marked = new Map(problems.map(problem => [problem.line, problem.kind]));
  const lines = Array.from({length: count}, (_, line) => line);
  fill(find('line-numbers'), lines.map(line => make('span', {class: marked.get(line) ?? ''}, String(line + 1))));
  fill(find('line-marks'), lines.map(line => make('span', {class: marked.get(line) ?? ''})));
  find('revert').hidden = !changed();
  find('apply').disabled = !changed() && problems.every(problem => problem.kind === 'warning');
  const state = find('policy-state');
  const errors = problems.filter(problem => problem.kind === 'error').length;
  const [kind, words] = errors > 0
    ? ['bad', `Refused: ${errors} ${errors === 1 ? 'problem' : 'problems'}. The old policy stays in force.`]
    : changed() ? ['open', 'Changed, not in force yet'] : ['good', 'In force on both servers'];
  if (state.textContent !== words) {
    state.textContent = words;
    state.dataset.kind = kind;
  }
  place();
}

/** Sets each problem at the height of its line, or below the one before. */
function place() {
  let free = 0;
  const height = find('line-numbers').firstElementChild?.offsetHeight ?? 0;
  const overlaid = problems.length > 0 && getComputedStyle(list.children[0]).position === 'absolute';
  problems.forEach((problem, index) => {
    const note = list.children[index];
    const top = Math.max(free, problem.line * height);
    note.style.top = `${top}px`;
    free = top + note.offsetHeight + GAP;
  });
  list.style.minHeight = overlaid ? `${free}px` : '';
}

/** Starts the editor; calls back after each change. */
export function start(onchange) {
  input.addEventListener('input', () => {
    refresh();
    onchange();
  });
  find('apply').addEventListener('click', async () => {
    await apply();
    onchange();
  });
  find('revert').addEventListener('click', () => {
    write(inForce);
    onchange();
    input.focus();
  });
  new ResizeObserver(place).observe(find('editor'));
}
