/** Builds elements. Text becomes text, never markup: much of what is shown was written by others. */

/** Creates an element with attributes, properties that begin with a dot, listeners that begin with "on", and children. */
export function make(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) {
      continue;
    }
    if (key.startsWith('on')) {
      element.addEventListener(key.slice(2), value);
    } else if (key.startsWith('.')) {
      element[key.slice(1)] = value;
    } else {
      element.setAttribute(key, value === true ? '' : value);
    }
  }
  element.append(...children.flat().filter(child => child !== null && child !== undefined && child !== false));
  return element;
}

export const find = id => document.getElementById(id);

/** Replaces all children. */
export const fill = (element, ...children) => {
  element.replaceChildren(...children.flat().filter(child => child !== null && child !== undefined && child !== false));
};

/** Returns a text with a capital first letter: explanations are written for the middle of a line. */
export const sentence = text => text ? text[0].toUpperCase() + text.slice(1) + (/[.!?]$/.test(text) ? '' : '.') : '';
