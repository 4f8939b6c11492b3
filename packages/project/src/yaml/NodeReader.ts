import { isAlias, isMap, isScalar, isSeq } from 'yaml';
import type { Node, ParsedNode, YAMLMap } from 'yaml';
import { shown } from '../shown';
import { pathKey } from './pathKey';
import type { TextProblem } from './TextProblem';

/** Where a value and its key are in the text. */
export interface Place {
  key?: number;
  value: number;
  /** The value as it was written, for a scalar. */
  source?: string;
}

type Path = readonly string[];

const NO_ALIASES = 'anchors and aliases are not supported';
const LONGEST_TAG = 60;

/**
 * Reads YAML nodes as plain values, and remembers where each of them stands.
 * The file is plain data: anchors, aliases, merge keys and tags are refused, so
 * that what is read is what stands there, and no more than that.
 */
export class NodeReader {
  /** By {@link pathKey}. */
  readonly places = new Map<string, Place>();
  readonly problems: TextProblem[] = [];

  read(node: unknown, path: Path = [], key?: number): unknown {
    if (!isNode(node)) {
      this.places.set(pathKey(path), { key, value: key ?? 0 });
      return null;
    }
    const offset = node.range[0];
    this.places.set(pathKey(path), {
      key,
      // A key without a value has its value somewhere behind, which shows nobody anything.
      value:
        isScalar(node) && node.type === 'PLAIN' && !node.source
          ? key ?? offset
          : offset,
      source: isScalar(node) ? node.source : undefined,
    });
    if (isAlias(node)) {
      this.refuse(node, path, {
        message: NO_ALIASES,
        hint: `write the value out instead of *${node.source}`,
        unread: true,
      });
      return undefined;
    }
    this.refuseDecoration(node, path);
    if (isMap(node)) {
      return this.readMap(node, path);
    }
    if (isSeq(node)) {
      return node.items.map((item, index) =>
        this.read(item, [...path, String(index)]),
      );
    }
    return isScalar(node) ? node.value : null;
  }

  private readMap(map: YAMLMap.Parsed, path: Path): unknown {
    const entries = new Map<string, unknown>();
    for (const { key, value } of map.items) {
      if (isAlias(key)) {
        this.refuse(key, path, {
          message: NO_ALIASES,
          hint: `write the key out instead of *${key.source}`,
        });
      } else if (!isScalar(key) || key.value === null) {
        this.refuse(key ?? map, path, {
          message: 'a key is not a word',
          hint: 'write keys as words, such as dev:',
        });
      } else {
        const name =
          typeof key.value === 'string'
            ? key.value
            : key.source ?? String(key.value);
        const inner = [...path, name];
        this.refuseDecoration(key, inner);
        if (name === '<<' && key.type === 'PLAIN') {
          this.refuse(key, inner, {
            message: 'merge keys are not supported',
            hint: 'write the keys out',
          });
        } else if (entries.has(name)) {
          this.refuse(key, inner, {
            message: `key ${shown(name)} is there twice`,
            hint: 'keep one of them',
          });
        } else {
          entries.set(name, this.read(value, inner, key.range[0]));
        }
      }
    }
    return Object.fromEntries(entries);
  }

  private refuseDecoration(
    node: Exclude<ParsedNode, { type: 'ALIAS' }>,
    path: Path,
  ) {
    if ('anchor' in node && node.anchor) {
      this.refuse(node, path, {
        message: NO_ALIASES,
        hint: `remove &${node.anchor} and write the value out where it is needed`,
      });
    }
    if (node.tag) {
      this.refuse(node, path, {
        message: 'tags are not supported',
        hint: `remove ${asWritten(
          node.tag,
        )}, and put texts that look like something else in quotes`,
        unread: true,
      });
    }
  }

  private refuse(
    node: Node,
    path: Path,
    problem: { message: string; hint: string; unread?: boolean },
  ) {
    this.problems.push({ offset: node.range?.[0] ?? 0, path, ...problem });
  }
}

/** A tag as it stands in the file; what `!!` is short for is nowhere in it. */
function asWritten(tag: string): string {
  return tag.replace(/^tag:yaml\.org,2002:/, '!!').slice(0, LONGEST_TAG);
}

function isNode(value: unknown): value is ParsedNode {
  return isAlias(value) || isMap(value) || isSeq(value) || isScalar(value);
}
