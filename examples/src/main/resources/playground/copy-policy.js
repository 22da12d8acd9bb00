/** Shows the policy in other forms, to copy it into a program. */
import {fill, find, make} from './dom.js';
import {FORMATS} from './policy-formats.js';

const details = find('copy-policy');

function write(text) {
  try {
    return FORMATS[find('policy-format').value](JSON.parse(text));
  } catch {
    return 'The policy is not valid JSON yet.';
  }
}

/** Starts it; takes a function that returns the policy as it is written. */
export function start(text) {
  const shown = find('policy-copy');
  const draw = () => {
    shown.textContent = details.open ? write(text()) : '';
    find('policy-copied').textContent = '';
  };
  fill(find('policy-format'), Object.keys(FORMATS).map(name => make('option', {value: name}, name)));
  details.addEventListener('toggle', draw);
  find('policy-format').addEventListener('change', draw);
  find('copy-policy-text').addEventListener('click', () => navigator.clipboard.writeText(shown.textContent)
    .then(() => 'Copied', () => 'Select the text and copy it.')
    .then(words => find('policy-copied').textContent = words));
  return draw;
}
