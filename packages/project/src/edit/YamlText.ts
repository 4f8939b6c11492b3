import {
  isCollection,
  isMap,
  isNode,
  isScalar,
  isSeq,
  parseDocument,
} from 'yaml';
import type { Pair, YAMLMap, YAMLSeq } from 'yaml';

/** More of a text than this is no comment to an entry. */
const LONGEST_COMMENT = 10_000;

/** A mapping or a list of a text. */
export type Collection = YAMLMap<unknown, unknown> | YAMLSeq<unknown>;

/**
 * A YAML text and where its parts are: offsets of keys, values and lines. The
 * text must be one that {@link readYaml} has no problem with.
 */
export class YamlText {
  readonly root: unknown;
  readonly newline: string;

  constructor(readonly text: string) {
    this.root = parseDocument(text, {
      version: '1.2',
      schema: 'core',
      merge: false,
      uniqueKeys: false,
      keepSourceTokens: true,
      logLevel: 'silent',
    }).contents;
    this.newline = text.includes('\r\n') ? '\r\n' : '\n';
  }

  /** The node at a path; undefined when there is none. */
  nodeAt(path: readonly string[]): unknown {
    return path.reduce<unknown>((node, key) => {
      if (isMap(node)) {
        return node.items.find(pair => keyOf(pair) === key)?.value;
      }
      return isSeq(node) ? node.items[Number(key)] : undefined;
    }, this.root);
  }

  /** The entry of a mapping at a path, with its key. */
  pairAt(path: readonly string[]): Pair | undefined {
    const map = this.nodeAt(path.slice(0, -1));
    return isMap(map)
      ? map.items.find(pair => keyOf(pair) === path.at(-1))
      : undefined;
  }

  /** Where a node starts, without what decorates it. */
  start(node: unknown): number {
    return isNode(node) ? node.range?.[0] ?? 0 : 0;
  }

  /** Where what a node says ends: not counting comments and blank lines after it. */
  end(node: unknown): number {
    if (isCollection(node) && !node.flow && node.items.length > 0) {
      return this.end(lastPart(node.items.at(-1)));
    }
    return isNode(node) ? node.range?.[1] ?? 0 : 0;
  }

  /** Where an item of a collection starts: its key, or the value itself. */
  itemStart(item: unknown): number {
    return this.start(isPairLike(item) ? item.key : item);
  }

  itemEnd(item: unknown): number {
    return this.end(lastPart(item));
  }

  /** The column that the items of a block collection stand at. */
  indent(collection: Collection): number {
    const token: unknown = collection.srcToken;
    return typeof token === 'object' &&
      token !== null &&
      'indent' in token &&
      typeof token.indent === 'number'
      ? token.indent
      : 0;
  }

  lineStart(offset: number): number {
    return this.text.lastIndexOf('\n', offset - 1) + 1;
  }

  /** The start of the first line that lies wholly behind an offset. */
  nextLine(offset: number): number {
    if (offset > 0 && this.text[offset - 1] === '\n') {
      return offset;
    }
    const at = this.text.indexOf('\n', offset);
    return at < 0 ? this.text.length : at + 1;
  }

  /**
   * The start of the first line behind a block item: comments that are indented
   * deeper than the item belong to it.
   */
  behind(item: unknown, indent: number): number {
    let at = this.nextLine(this.itemEnd(item));
    for (;;) {
      // Blank lines belong to a comment behind them, if it is the item's.
      const [taken] =
        new RegExp(
          `^(?:[ \\t]*\\r?\\n)*[ ]{${indent + 1},}#[^\\n]*(?:\\n|$)`,
        ).exec(this.text.slice(at, at + LONGEST_COMMENT)) ?? [];
      if (!taken) {
        return at;
      }
      at += taken.length;
    }
  }

  /** The text with a part of it replaced. */
  spliced(from: number, to: number, by: string): string {
    return this.text.slice(0, from) + by + this.text.slice(to);
  }
}

/** What a key is called, in the words of {@link NodeReader}. */
export function keyOf({ key }: Pair): string | undefined {
  if (!isScalar(key)) {
    return undefined;
  }
  return typeof key.value === 'string'
    ? key.value
    : key.source ?? String(key.value);
}

function isPairLike(item: unknown): item is Pair<unknown, unknown> {
  return (
    typeof item === 'object' && item !== null && !isNode(item) && 'key' in item
  );
}

function lastPart(item: unknown): unknown {
  return isPairLike(item) ? item.value ?? item.key : item;
}
