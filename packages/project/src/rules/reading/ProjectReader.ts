import type { SynthesizedLike } from '../SynthesizedLike';
import type { Block } from './Block';
import { isRecord } from './json';
import { plainText } from './plainText';
import { references } from './references';
import type { Reference } from './references';
import { StackReader } from './StackReader';
import { strings } from './strings';

const REMOTE_STATE = 'data.terraform_remote_state.';

/** All stacks of a project, and the way from one into another. */
export class ProjectReader {
  readonly stacks: readonly StackReader[];
  readonly #followed = new Map<StackReader, Map<string, Block[]>>();

  constructor({ manifest, stacks }: SynthesizedLike) {
    const listed = manifest.order.filter(name => Object.hasOwn(stacks, name));
    const names = new Set([...listed, ...Object.keys(stacks)]);
    this.stacks = [...names].map(name => {
      const entry = Object.hasOwn(manifest.stacks, name)
        ? manifest.stacks[name]
        : undefined;
      return new StackReader(
        name,
        entry?.environment,
        entry?.kind,
        stacks[name],
      );
    });
  }

  /** The stacks of an environment. */
  of(environment: string): StackReader[] {
    return this.stacks.filter(stack => stack.environment === environment);
  }

  /** Resources of these types in all stacks. */
  resources(...types: string[]): Block[] {
    return this.stacks.flatMap(stack => stack.resources(...types));
  }

  /** The stack that a block is in. */
  stackOf(block: Block): StackReader | undefined {
    return this.stacks.find(stack => stack.name === block.stack);
  }

  /**
   * The blocks that a value leads to: in its own stack, or by way of the
   * outputs of other stacks, which are read as remote state.
   */
  leadsTo(value: unknown, from: StackReader): readonly Block[] {
    if (typeof value !== 'string') {
      return this.#follow(value, from);
    }
    // The same few references are followed again and again.
    const known = this.#followed.get(from) ?? new Map<string, Block[]>();
    this.#followed.set(from, known);
    const found = known.get(value) ?? this.#follow(value, from);
    known.set(value, found);
    return found;
  }

  /** What a reference to another stack's output stands for. */
  outputOf(
    { address, attribute }: Reference,
    from: StackReader,
  ): { upstream: StackReader; output: unknown } | undefined {
    const block = from.block(address);
    const upstream = block && this.#upstream(block);
    const name = /^outputs\.([\w-]+)/.exec(attribute)?.[1];
    return upstream && name !== undefined
      ? { upstream, output: upstream.output(name) }
      : undefined;
  }

  #follow(value: unknown, from: StackReader): Block[] {
    const seen = new Set<string>();
    const found = new Set<Block>();
    const pending = [{ value, stack: from }];
    for (let next = pending.pop(); next; next = pending.pop()) {
      const { stack } = next;
      for (const reference of strings(next.value).flatMap(references)) {
        const read = this.outputOf(reference, stack);
        const block = stack.block(reference.address);
        const step = `${read?.upstream.name} ${reference.attribute}`;
        if (read && !seen.has(step)) {
          seen.add(step);
          pending.push({ value: read.output, stack: read.upstream });
        } else if (block && !read) {
          found.add(block);
        }
      }
    }
    return [...found];
  }

  /** The stack whose state a data source reads: states are named after stacks. */
  #upstream(block: Block): StackReader | undefined {
    if (!block.address.startsWith(REMOTE_STATE)) {
      return undefined;
    }
    const { config } = block.attributes;
    const key = isRecord(config) ? config.key ?? config.path : undefined;
    const name = /([^/\\]+)\.tfstate$/.exec(plainText(key))?.[1];
    return this.stacks.find(stack => stack.name === name);
  }
}
