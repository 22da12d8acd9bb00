/** Finds the line of a JSON text that an option stands in, so that a problem can be shown there. */

const TOKEN = /"(?:[^"\\]|\\.)*"|[{}[\],:]|[^\s{}[\],:"]+|\n/g;

/** Every key and every entry of a list, each with its place ("resources./api/*.maxAge") and line, from 0. */
function places(text) {
  const found = [];
  const stack = [];
  let line = 0;
  let key = null;
  const place = name => [...stack.map(level => level.key), name].filter(part => part !== null).join('.');
  for (const [token] of text.matchAll(TOKEN)) {
    const inside = stack.at(-1);
    if (token === '\n') {
      line++;
    } else if (token === '{' || token === '[') {
      stack.push({key, object: token === '{', expectsKey: token === '{'});
      key = null;
    } else if (token === '}' || token === ']') {
      key = stack.pop()?.key ?? null;
    } else if (token === ',') {
      key = null;
      if (inside) {
        inside.expectsKey = inside.object;
      }
    } else if (token === ':') {
      if (inside) {
        inside.expectsKey = false;
      }
    } else if (inside?.expectsKey) {
      key = read(token);
      found.push({place: place(key), line});
    } else {
      found.push({place: place(key), line, value: read(token)});
    }
  }
  return found;
}

function read(token) {
  try {
    return String(JSON.parse(token));
  } catch {
    return token;
  }
}

/** The line of a problem: that of the wrong entry, otherwise of the option, otherwise of what is around it. */
export function lineOf(text, problem) {
  const found = places(text);
  const value = read(problem.value);
  for (let place = problem.option; ; place = place.slice(0, place.lastIndexOf('.'))) {
    const here = found.filter(entry => entry.place === place || entry.place === `${place}.${value}`);
    if (here.length > 0) {
      return (here.find(entry => entry.value === value || entry.place.endsWith(`.${value}`)) ?? here[0]).line;
    }
    if (!place.includes('.')) {
      return 0;
    }
  }
}
