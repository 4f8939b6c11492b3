import { z } from 'zod';

/** The alternatives of a union: what they are called, and which one was meant. */
export interface Modes {
  names: readonly string[];
  /**
   * The index of the alternative that a mapping with these keys means, or with
   * this value where a key of its own says so.
   */
  of(keys: readonly string[], value: object): number;
}

/**
 * How a union's alternatives are told apart, so that a problem is said about
 * the one that was meant, and by its name.
 */
export const modes = z.registry<Modes>();
