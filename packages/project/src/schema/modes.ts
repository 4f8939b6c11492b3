import { z } from 'zod';

/**
 * How a union's alternatives are told apart, and what they are called, so that
 * a problem is said about the one that was meant: the index of the alternative
 * by the keys that are there, and the alternatives' names.
 */
export const modes = z.registry<{
  names: readonly string[];
  of(keys: readonly string[]): number;
}>();
