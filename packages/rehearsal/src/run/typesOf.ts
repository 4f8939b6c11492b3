import type { SynthesizedStacks } from './SynthesizedStacks';

/** Every resource and data source type that the stacks use. */
export function typesOf({ stacks }: SynthesizedStacks): string[] {
  const types = Object.values(stacks).flatMap(stack => [
    ...Object.keys(stack.resource ?? {}),
    ...Object.keys(stack.data ?? {}),
  ]);
  return [...new Set(types)].sort();
}
