import type { AddressBlock } from '../../components/platform/AddressBlock';

/** A part of an address pool, and what became of it. */
export interface PoolPart {
  block: AddressBlock;
  cidr: string;
  /**
   * `used` by an environment, asked for by an open pull request (`pending`), by
   * another environment of this form (`form`), `chosen` here, or `free`.
   */
  kind: 'used' | 'pending' | 'form' | 'chosen' | 'free';
  /** Who has it. */
  who: string;
}

/** An address pool with all of its parts, by address. */
export interface NetworkPool {
  block: AddressBlock;
  cidr: string;
  parts: PoolPart[];
}
