import { isMap, isSeq } from 'yaml';
import type { Collection, YamlText } from './YamlText';
import { keyOf } from './YamlText';

/**
 * The text without an entry of a mapping or an item of a list. Comments above
 * it stay, because they may be about more than it. A collection that is empty
 * then is written as `{}` or `[]`.
 */
export function removePart(yaml: YamlText, path: readonly string[]): string {
  const parent = yaml.nodeAt(path.slice(0, -1));
  const key = path.at(-1);
  if (isMap(parent)) {
    const index = parent.items.findIndex(pair => keyOf(pair) === key);
    return removeItem(yaml, path.slice(0, -1), parent, index);
  }
  return isSeq(parent)
    ? removeItem(yaml, path.slice(0, -1), parent, Number(key))
    : yaml.text;
}

function removeItem(
  yaml: YamlText,
  path: readonly string[],
  collection: Collection,
  index: number,
): string {
  const { items } = collection;
  const item = items[index];
  if (item === undefined) {
    return yaml.text;
  }
  const start = yaml.itemStart(item);
  if (collection.flow) {
    return removeFlowItem(yaml, items, index);
  }
  const indent = yaml.indent(collection);
  const to = yaml.behind(item, indent);
  const from = yaml.lineStart(start);
  if (items.length > 1) {
    const head = yaml.text.slice(from, start);
    if (isMap(collection) && head.trim() !== '') {
      // The line's dash stays: the next entry takes the place of this one.
      return yaml.spliced(start, yaml.itemStart(items[index + 1]), '');
    }
    return yaml.spliced(from, to, '');
  }
  const above = yaml.pairAt(path);
  const colon = yaml.text.indexOf(':', yaml.end(above?.key));
  const emptied = yaml.spliced(from, to, '');
  return `${emptied.slice(0, colon + 1)} ${
    isMap(collection) ? '{}' : '[]'
  }${emptied.slice(colon + 1)}`;
}

function removeFlowItem(
  yaml: YamlText,
  items: readonly unknown[],
  index: number,
): string {
  const start = yaml.itemStart(items[index]);
  const end = yaml.itemEnd(items[index]);
  if (index + 1 < items.length) {
    const [comma = ''] = /^\s*,[ \t]*/.exec(yaml.text.slice(end)) ?? [];
    return yaml.spliced(start, end + comma.length, '');
  }
  const before = index > 0 ? yaml.itemEnd(items[index - 1]) : start;
  const between = yaml.text.slice(before, start);
  // A comment stays, and so does the comma before it, which may be the last.
  return yaml.spliced(between.includes('#') ? start : before, end, '');
}
