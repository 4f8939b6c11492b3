import { createHash } from 'crypto';
import type { SynthesizedStacks } from './SynthesizedStacks';

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, sorted(inner)]),
  );
}

/**
 * SHA-256 of stacks and their order: another one when anything that Terraform
 * would be given is another.
 */
export function stacksDigest(
  { stacks }: SynthesizedStacks,
  names: readonly string[],
): string {
  const content = names.map(name => [name, sorted(stacks[name])]);
  return createHash('sha256').update(JSON.stringify(content)).digest('hex');
}
