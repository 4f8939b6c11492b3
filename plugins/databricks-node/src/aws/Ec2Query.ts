import type { EC2Client, Filter } from '@aws-sdk/client-ec2';
import type { BulkheadPolicy } from 'cockatiel';
import { untilAborted } from '../client/untilAborted';
import { EndlessListError } from './EndlessListError';

/** AWS takes no more values in one filter (EC2 API reference, Filter, 2026). */
const FILTER_VALUES = 200;
/** No describe refuses so many on a page; some take no more. */
const PAGE_SIZE = 100;

type Paginate<TInput, TPage> = (
  config: { client: EC2Client; pageSize: number },
  input: TInput,
  options: { abortSignal: AbortSignal },
) => AsyncGenerator<TPage, undefined, unknown>;

/**
 * Asks EC2 of one region, all pages, so many requests at a time, of all VPCs or
 * of some.
 */
export class Ec2Query {
  readonly client: EC2Client;
  readonly vpcIds?: string[];
  readonly signal: AbortSignal;
  readonly #limit: BulkheadPolicy;

  constructor(options: {
    client: EC2Client;
    limit: BulkheadPolicy;
    signal: AbortSignal;
    /** All when left out. */
    vpcIds?: string[];
  }) {
    this.client = options.client;
    this.vpcIds = options.vpcIds;
    this.signal = options.signal;
    this.#limit = options.limit;
  }

  /** One request, when it is its turn. */
  async once<T>(
    send: (options: { abortSignal: AbortSignal }) => Promise<T>,
  ): Promise<T> {
    return this.#limit.execute(
      () => untilAborted(send({ abortSignal: this.signal }), this.signal),
      this.signal,
    );
  }

  /** Everything in the VPCs that are asked for, by the filter of that name. */
  async inVpcs<TInput, TPage extends { NextToken?: string }, TItem>(
    paginate: Paginate<TInput, TPage>,
    filterName: string,
    input: (filters: Filter[] | undefined) => TInput,
    itemsOf: (page: TPage) => TItem[] | undefined,
    pageSize = PAGE_SIZE,
  ): Promise<TItem[]> {
    return this.having(
      paginate,
      { name: filterName, values: this.vpcIds },
      input,
      itemsOf,
      pageSize,
    );
  }

  /** Everything that a filter lets through; without its values everything there is. */
  async having<TInput, TPage extends { NextToken?: string }, TItem>(
    paginate: Paginate<TInput, TPage>,
    filter: { name: string; values?: string[] },
    input: (filters: Filter[] | undefined) => TInput,
    itemsOf: (page: TPage) => TItem[] | undefined,
    pageSize = PAGE_SIZE,
  ): Promise<TItem[]> {
    const { name, values } = filter;
    const items: TItem[] = [];
    for (const Values of values ? chunksOf(values) : [undefined]) {
      const filters = Values && [{ Name: name, Values }];
      await this.#eachPage(paginate, input(filters), pageSize, page =>
        items.push(...(itemsOf(page) ?? [])),
      );
    }
    return items;
  }

  /** A page may be empty and yet not the last one: only a token that is missing ends the list. */
  async #eachPage<TInput, TPage extends { NextToken?: string }>(
    paginate: Paginate<TInput, TPage>,
    input: TInput,
    pageSize: number,
    take: (page: TPage) => void,
  ): Promise<void> {
    const pages = paginate({ client: this.client, pageSize }, input, {
      abortSignal: this.signal,
    });
    const tokens = new Set<string>();
    for (;;) {
      const { value } = await this.#limit.execute(
        () => untilAborted(pages.next(), this.signal),
        this.signal,
      );
      if (!value) {
        return;
      }
      take(value);
      if (value.NextToken && tokens.has(value.NextToken)) {
        throw new EndlessListError(tokens.size);
      }
      tokens.add(value.NextToken ?? '');
    }
  }
}

function chunksOf(values: string[]): string[][] {
  const chunks: string[][] = [];
  for (let start = 0; start < values.length; start += FILTER_VALUES) {
    chunks.push(values.slice(start, start + FILTER_VALUES));
  }
  return chunks;
}
