import { isCollection, isMap, isScalar, isSeq } from 'yaml';
import type { SchemaNode } from '../schema/SchemaNode';
import { appendItem } from './appendItem';
import { flowYaml } from './flowYaml';
import { insertEntry } from './insertEntry';
import type { Operation, Path } from './Operation';
import { removePart } from './removePart';
import { YamlText } from './YamlText';

/**
 * The text of a file after an operation; everything that the operation is not
 * about stays as it stands there, to the character.
 *
 * @param schema - the file's, which knows the order of keys
 */
export function editedText(
  text: string,
  operation: Operation,
  schema: SchemaNode,
): string {
  const yaml = new YamlText(text);
  switch (operation.kind) {
    case 'set':
      return set(yaml, operation.path, operation.value, schema);
    case 'append': {
      const list = yaml.nodeAt(operation.path);
      return isSeq(list)
        ? appendItem(yaml, list, operation.value, schema.at(operation.path))
        : set(yaml, operation.path, [operation.value], schema);
    }
    case 'rename': {
      const key = yaml.pairAt(operation.path)?.key;
      return key === undefined
        ? text
        : yaml.spliced(
            yaml.start(key),
            yaml.end(key),
            flowYaml(operation.to, text[yaml.start(key)] === '"'),
          );
    }
    default:
      return removePart(yaml, operation.path);
  }
}

function set(
  yaml: YamlText,
  path: Path,
  value: unknown,
  schema: SchemaNode,
): string {
  const held = yaml.nodeAt(path);
  if (held === undefined || held === null) {
    return insert(yaml, path, value, schema);
  }
  const blockText =
    isScalar(held) &&
    (held.type === 'BLOCK_LITERAL' || held.type === 'BLOCK_FOLDED');
  if (blockText || (isCollection(held) && !held.flow)) {
    const without = new YamlText(removePart(yaml, path));
    return insert(without, path, value, schema);
  }
  const quoted = yaml.text[yaml.start(held)] === '"';
  return yaml.spliced(
    yaml.start(held),
    yaml.end(held),
    flowYaml(value, quoted && typeof value === 'string'),
  );
}

/** Writes into the deepest mapping on the way that there is. */
function insert(
  yaml: YamlText,
  path: Path,
  value: unknown,
  schema: SchemaNode,
): string {
  let depth = path.length - 1;
  while (depth > 0 && !isMap(yaml.nodeAt(path.slice(0, depth)))) {
    depth -= 1;
  }
  const at = path.slice(0, depth);
  const map = yaml.nodeAt(at);
  if (!isMap(map)) {
    return yaml.text;
  }
  const inner = path
    .slice(depth + 1)
    .reduceRight<unknown>((held, key) => ({ [key]: held }), value);
  return insertEntry(
    yaml,
    at,
    map,
    { key: path[depth], value: inner },
    schema.at(at),
  );
}
