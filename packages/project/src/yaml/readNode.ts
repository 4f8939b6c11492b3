import { isAlias, isMap, isPair, isScalar, isSeq } from 'yaml';
import type { Node, ParsedNode, YAMLMap } from 'yaml';
import type { TextProblem } from './TextProblem';

/** Where a value and its key are in the text. */
export interface Place {
  key?: number;
  value: number;
  /** The value as it was written, for a scalar. */
  source?: string;
}

/** A plain value with the place of every part, and what YAML in it is refused. */
export interface ReadNode {
  value: unknown;
  /** By {@link pathKey}. */
  places: Map<string, Place>;
  problems: TextProblem[];
}

/** Paths as keys of a map; a key may hold any character, so no joining by dots. */
export function pathKey(path: readonly PropertyKey[]): string {
  return JSON.stringify(path.map(String));
}

/**
 * A YAML node as a plain value. The file is plain data: anchors, aliases, merge
 * keys and tags are refused, so that what is read is what stands there.
 */
export function readNode(root: Node | null): ReadNode {
  const places = new Map<string, Place>();
  const problems: TextProblem[] = [];

  const read = (
    node: unknown,
    path: readonly string[],
    key: number | undefined,
  ): unknown => {
    if (!isNode(node)) {
      places.set(pathKey(path), { key, value: key ?? 0 });
      return null;
    }
    const offset = node.range?.[0] ?? key ?? 0;
    const refuse = (message: string, hint: string) =>
      problems.push({ offset, message, hint, path });
    places.set(pathKey(path), {
      key,
      value: offset,
      source: isScalar(node) ? node.source : undefined,
    });
    if (isAlias(node)) {
      refuse(
        'anchors and aliases are not supported',
        `write the value out instead of *${node.source}`,
      );
      return undefined;
    }
    if ('anchor' in node && node.anchor) {
      refuse(
        'anchors and aliases are not supported',
        `remove &${node.anchor} and write the value out where it is needed`,
      );
    }
    if (node.tag) {
      refuse(
        'tags are not supported',
        `remove ${node.tag}; write texts that look like numbers in quotes`,
      );
    }
    if (isMap(node)) {
      return readMap(node, path);
    }
    if (isSeq(node)) {
      return node.items.map((item, index) =>
        read(item, [...path, String(index)], undefined),
      );
    }
    return isScalar(node) ? node.value : null;
  };

  const readMap = (map: YAMLMap, path: readonly string[]) => {
    const entries = new Map<string, unknown>();
    for (const pair of map.items) {
      if (!isPair(pair)) {
        continue;
      }
      const keyNode: unknown = pair.key;
      const offset =
        (isNode(keyNode) ? keyNode.range?.[0] : undefined) ??
        map.range?.[0] ??
        0;
      const refuse = (message: string, hint: string, at = path) =>
        problems.push({ offset, message, hint, path: at });
      if (!isScalar(keyNode) || keyNode.value === null) {
        if (isAlias(keyNode)) {
          refuse('anchors and aliases are not supported', 'write the key out');
        } else {
          refuse('a key is not a text', 'write keys as words, such as dev:');
        }
        continue;
      }
      const name =
        typeof keyNode.value === 'string'
          ? keyNode.value
          : keyNode.source ?? String(keyNode.value);
      if (keyNode.anchor) {
        refuse(
          'anchors and aliases are not supported',
          `remove &${keyNode.anchor}`,
          [...path, name],
        );
      }
      if (keyNode.tag) {
        refuse('tags are not supported', `remove ${keyNode.tag}`, [
          ...path,
          name,
        ]);
      }
      if (name === '<<' && keyNode.type === 'PLAIN') {
        refuse('merge keys are not supported', 'write the keys out', [
          ...path,
          name,
        ]);
      } else if (entries.has(name)) {
        refuse(
          `key ${JSON.stringify(name.slice(0, 60))} is there twice`,
          'keep one of them',
          [...path, name],
        );
      } else {
        entries.set(name, read(pair.value, [...path, name], offset));
      }
    }
    return Object.fromEntries(entries);
  };

  return { value: read(root, [], undefined), places, problems };
}

function isNode(value: unknown): value is ParsedNode {
  return isAlias(value) || isMap(value) || isSeq(value) || isScalar(value);
}
