import type { Block } from './Block';
import { isRecord } from './json';
import type { JsonRecord } from './json';
import { references } from './references';
import { textsIn } from './textsIn';

/** One synthesized stack, as rules look at it. Takes any JSON. */
export class StackReader {
  readonly #blocks = new Map<string, Block>();
  readonly #byType = new Map<string, Block[]>();

  constructor(
    readonly name: string,
    readonly environment: string | undefined,
    readonly kind: string | undefined,
    readonly json: unknown,
  ) {
    for (const [section, prefix] of [
      ['resource', ''],
      ['data', 'data.'],
    ]) {
      for (const [type, byName] of this.#entries(section)) {
        for (const [blockName, attributes] of isRecord(byName)
          ? Object.entries(byName)
          : []) {
          if (isRecord(attributes)) {
            this.#add(prefix + type, blockName, type, attributes);
          }
        }
      }
    }
  }

  /** Resources of these types, all of them without types. */
  resources(...types: string[]): Block[] {
    return types.length
      ? types.flatMap(type => this.#byType.get(type) ?? [])
      : [...this.#blocks.values()].filter(
          block => !block.address.startsWith('data.'),
        );
  }

  /** Data sources of these types. */
  data(...types: string[]): Block[] {
    return types.flatMap(type => this.#byType.get(`data.${type}`) ?? []);
  }

  /** The block at an address. */
  block(address: string): Block | undefined {
    return this.#blocks.get(address);
  }

  /** The value of an output. */
  output(name: string): unknown {
    const found = new Map(this.#entries('output')).get(name);
    return isRecord(found) ? found.value : undefined;
  }

  /** The blocks that a value refers to, each one once. */
  referred(value: unknown): Block[] {
    const addresses = new Set(
      textsIn(value).flatMap(({ text }) =>
        references(text).map(({ address }) => address),
      ),
    );
    return [...addresses].flatMap(address => this.block(address) ?? []);
  }

  /** Resources of a type of which this attribute refers to that block. */
  referring(type: string, attribute: string, target: Block): Block[] {
    return this.resources(type).filter(block =>
      this.referred(block.attributes[attribute]).includes(target),
    );
  }

  #entries(section: string): Array<[string, unknown]> {
    const value = isRecord(this.json) ? this.json[section] : undefined;
    return isRecord(value) ? Object.entries(value) : [];
  }

  #add(
    typeKey: string,
    name: string,
    type: string,
    attributes: JsonRecord,
  ): void {
    const block: Block = {
      stack: this.name,
      ...(this.environment !== undefined && { environment: this.environment }),
      type,
      name,
      address: `${typeKey}.${name}`,
      attributes,
    };
    this.#blocks.set(block.address, block);
    const same = this.#byType.get(typeKey);
    if (same) same.push(block);
    else this.#byType.set(typeKey, [block]);
  }
}
