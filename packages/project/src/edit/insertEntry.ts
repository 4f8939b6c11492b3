import { isMap, isScalar } from 'yaml';
import type { YAMLMap } from 'yaml';
import { inSchemaOrder } from '../file/inSchemaOrder';
import { yamlOf } from '../file/yamlOf';
import type { SchemaNode } from '../schema/SchemaNode';
import { flowYaml } from './flowYaml';
import { indented } from './indented';
import { keyOf } from './YamlText';
import type { YamlText } from './YamlText';

/**
 * The text with a new entry in a mapping. An entry that the schema knows comes
 * where the schema has it, a name where it belongs if the names are sorted, and
 * otherwise at the end.
 */
export function insertEntry(
  yaml: YamlText,
  path: readonly string[],
  map: YAMLMap<unknown, unknown>,
  entry: { key: string; value: unknown },
  schema: SchemaNode,
): string {
  const key = entry.key;
  const value = inSchemaOrder(entry.value, schema.child(key));
  if (map.items.length === 0) {
    return intoEmpty(yaml, path, map, { [key]: value });
  }
  const names = map.items.map(pair => keyOf(pair) ?? '');
  const before = position(names, key, schema);
  if (map.flow) {
    const first = map.items[0].key;
    const json = isScalar(first) && first.type === 'QUOTE_DOUBLE';
    const written = `${flowYaml(key, json)}: ${flowYaml(value, json)}`;
    if (before === 0) {
      const at = yaml.itemStart(map.items[0]);
      return yaml.spliced(at, at, `${written}, `);
    }
    const at = yaml.itemEnd(map.items[before - 1]);
    return yaml.spliced(at, at, `, ${written}`);
  }
  const indent = yaml.indent(map);
  const written = indented(
    onOneLine(map, value)
      ? `${flowYaml(key)}: ${flowYaml(value)}\n`
      : yamlOf({ [key]: value }),
    indent,
    yaml.newline,
  );
  const first = yaml.itemStart(map.items[0]);
  const inList = yaml.text
    .slice(yaml.lineStart(first), first)
    .trim()
    .startsWith('-');
  if (before === 0 && !inList) {
    const at = aboveComments(yaml, yaml.lineStart(first), indent);
    return yaml.spliced(at, at, written);
  }
  return insertLines(
    yaml,
    yaml.behind(map.items[Math.max(before, 1) - 1], indent),
    written,
  );
}

/** Whether a mapping of texts is written in brackets, because all beside it are. */
function onOneLine(map: YAMLMap<unknown, unknown>, value: unknown): boolean {
  return (
    map.items.every(
      ({ value: beside }) => isMap(beside) && beside.flow === true,
    ) &&
    typeof value === 'object' &&
    value !== null &&
    Object.values(value).every(inner => typeof inner !== 'object')
  );
}

/** Puts lines at the start of a line, or behind a last line that has no end. */
export function insertLines(yaml: YamlText, at: number, lines: string): string {
  const unended = at > 0 && yaml.text[at - 1] !== '\n';
  return yaml.spliced(at, at, unended ? `${yaml.newline}${lines}` : lines);
}

/** The first of the comment lines right above a line, which belong to it. */
function aboveComments(yaml: YamlText, at: number, indent: number): number {
  let start = at;
  while (start > 0) {
    const line = yaml.lineStart(start - 1);
    if (!new RegExp(`^ {${indent}}#`).test(yaml.text.slice(line, start))) {
      break;
    }
    start = line;
  }
  return start;
}

function intoEmpty(
  yaml: YamlText,
  path: readonly string[],
  map: YAMLMap<unknown, unknown>,
  value: Record<string, unknown>,
): string {
  const start = yaml.start(map);
  const end = yaml.end(map);
  const parent = yaml.nodeAt(path.slice(0, -1));
  const pair = yaml.pairAt(path);
  const keyEnd = yaml.end(pair?.key);
  const between = yaml.text.slice(keyEnd, start);
  if (
    isMap(parent) &&
    !parent.flow &&
    /^:\s*$/.test(between) &&
    /^\{\s*\}$/.test(yaml.text.slice(start, end))
  ) {
    // Below its key, as people write it; a comment stays behind the key.
    const line = yaml.nextLine(end);
    const lines = indented(
      yamlOf(value),
      yaml.indent(parent) + 2,
      yaml.newline,
    );
    const rest = yaml.text.slice(end, line);
    const ended = rest.endsWith('\n') ? rest : `${rest}${yaml.newline}`;
    return yaml.spliced(keyEnd + 1, line, `${ended}${lines}`);
  }
  const [inner] = /^\{ (.*) \}$/.exec(flowYaml(value))?.slice(1) ?? [''];
  return yaml.spliced(start + 1, start + 1, ` ${inner} `);
}

/** Before which of the entries a new one comes. */
function position(
  names: readonly string[],
  key: string,
  schema: SchemaNode,
): number {
  const order = schema.keys();
  if (order.includes(key)) {
    const earlier = names.findLastIndex(
      name => order.includes(name) && order.indexOf(name) < order.indexOf(key),
    );
    return earlier + 1;
  }
  const sorted = names.every(
    (name, index) => index === 0 || names[index - 1] < name,
  );
  const later = names.findIndex(name => name > key);
  return sorted && later >= 0 ? later : names.length;
}
