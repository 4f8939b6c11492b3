import { existsSync, readdirSync, readFileSync } from 'fs';
import { join } from 'path';
import { z } from 'zod';
import type { SynthesizedStacks } from './SynthesizedStacks';
import { typesOf } from './typesOf';

const stateSchema = z.object({
  resources: z.array(z.object({ type: z.string() })).default([]),
});

/**
 * Every type that Terraform may ask for: those of the stacks, and of what the
 * states of a rehearsal hold, which may not be in the stacks any more. To
 * offer no others makes every Terraform command quicker.
 *
 * @param stateDir - where the rehearsal keeps its states
 * @public
 * @throws Error when a state cannot be read
 */
export function rehearsedTypes(
  stacks: SynthesizedStacks,
  stateDir: string,
): string[] {
  const files = existsSync(stateDir)
    ? readdirSync(stateDir, { recursive: true, encoding: 'utf8' })
    : [];
  const held = files
    .filter(file => file.endsWith('.tfstate'))
    .flatMap(file => {
      const text = readFileSync(join(stateDir, file), 'utf8');
      return stateSchema
        .parse(JSON.parse(text))
        .resources.map(({ type }) => type);
    });
  return [...new Set([...typesOf(stacks), ...held])].sort();
}
