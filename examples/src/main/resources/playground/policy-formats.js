/** Writes a policy in other forms, to copy into a program. */

const quoted = text => JSON.stringify(text);
const entries = value => [value].flat();
const isObject = value => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Resources as pairs of a path and its options; a list has paths without any. */
const resourcesOf = ({resources = {}}) =>
  isObject(resources) ? Object.entries(resources) : entries(resources).map(path => [path, {}]);

/** One call for each option. */
function calls(options, indent, write) {
  return Object.entries(options).filter(([key]) => key !== 'resources').map(([key, value]) => {
    const words = typeof value === 'number' || typeof value === 'boolean' ? String(value)
      : value === null ? (key === 'maxAge' ? write.nothing : '') : entries(value).map(write.text).join(', ');
    return `\n${indent}.${key}(${words})`;
  }).join('');
}

function code(policy, write) {
  const resources = resourcesOf(policy).map(([path, options]) => {
    const own = calls(options ?? {}, '        ', write);
    return `\n    .resource(${write.text(path)}${own ? write.nested(own) : ')'}`;
  });
  return calls(policy, '    ', write) + resources.join('');
}

const java = policy => `Cors.of(cors -> cors${code(policy, {
  text: quoted, nothing: '(Duration) null', nested: own => `, resource -> resource${own})`,
}) || '.origins("*")'});`;

const kotlin = policy => `Cors.of { cors -> cors${code(policy, {
  text: text => quoted(text).replaceAll('$', '\\$').replaceAll('\\f', '\\u000c'), nothing: 'null as Duration?',
  nested: own => `) { resource -> resource${own} }`,
}) || '.origins("*")'} }`;

/** Texts in double quotes are the same in JSON and YAML. */
function yaml(value, indent = '') {
  if (!isObject(value) || Object.keys(value).length === 0) {
    return ` ${Array.isArray(value) ? `[${value.map(quoted).join(', ')}]` : JSON.stringify(value)}\n`;
  }
  return (indent && '\n') + Object.entries(value)
    .map(([key, inner]) => `${indent}${/^[a-z]+$/i.test(key) ? key : quoted(key)}:${yaml(inner, `${indent}  `)}`).join('');
}

const shell = text => `"${text.replace(/[\\"$`]/g, '\\$&')}"`;

function environment(policy) {
  const lines = Object.entries(policy).filter(([key]) => key !== 'resources').map(([key, value]) => {
    const name = `CORS_${key.replace(/[A-Z]/g, letter => `_${letter}`).toUpperCase()}`;
    return key.startsWith('dangerously') || value === null
      ? `# The environment has no such setting: ${key}.`
      : `${name}=${shell(entries(value).join(', '))}`;
  });
  const resources = resourcesOf(policy);
  if (resources.length > 0) {
    lines.push(`CORS_RESOURCES=${shell(resources.map(([path]) => path).join(', '))}`);
  }
  for (const [path] of resources.filter(([, options]) => Object.keys(options ?? {}).length > 0)) {
    lines.push(`# The environment has no options for a single path: ${path}.`);
  }
  return lines.join('\n');
}

/** Every form by its name. */
export const FORMATS = {
  Java: java,
  Kotlin: kotlin,
  JSON: policy => JSON.stringify(policy, null, 2),
  YAML: policy => yaml(policy).trim(),
  Environment: environment,
};
