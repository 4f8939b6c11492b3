import type { Finding } from '../Finding';
import type { FileKind } from '../file/FileKind';
import { parseFile } from '../file/parseFile';
import { nearest } from '../nearest';
import type { Problem } from '../Problem';
import type { SynthesizedLike } from '../rules/SynthesizedLike';
import { parseOnce } from '../schema/parseOnce';
import type { Imports } from './Imports';
import { importsFileSchema } from './importsFileSchema';

/**
 * A checked imports file, or everything that is wrong with its text.
 *
 * @public
 */
export type ImportsResult =
  | { valid: true; imports: Imports; problems: [] }
  | { valid: false; problems: Problem[] };

/**
 * Reads the text of an imports file, and compares it with the stacks that it is
 * for where they are given: every address has to be one of theirs. Never
 * throws.
 *
 * @public
 */
export function parseImports(
  text: string | Uint8Array,
  synthesized?: SynthesizedLike,
): ImportsResult {
  const read = parseFile(importsFile(synthesized), text);
  return read.valid ? { valid: true, imports: read.file, problems: [] } : read;
}

function importsFile(
  synthesized: SynthesizedLike | undefined,
): FileKind<typeof importsFileSchema> {
  return {
    kind: 'Imports',
    schema: importsFileSchema,
    mistaken: {
      kind: 'Project',
      message: 'this is a project file, and an imports file is wanted here',
      hint: 'name the imports file lakeport.imports.yaml, beside lakeport.yaml',
    },
    crossFindings: value => {
      const { data } = importsFileSchema.safeParse(value, parseOnce);
      return data && synthesized ? unknownPlaces(data, synthesized) : [];
    },
  };
}

function unknownPlaces(
  { spec }: Imports,
  { manifest, stacks }: SynthesizedLike,
): Finding[] {
  return Object.entries(spec.environments).flatMap(([environment, byStack]) => {
    const own = Object.entries(manifest.stacks).filter(
      ([, stack]) => stack.environment === environment,
    );
    const path = ['spec', 'environments', environment];
    if (own.length === 0) {
      return [
        {
          path,
          message: `the project has no environment ${environment}`,
          hint: 'remove it, or write the environment into the project file',
          about: 'key' as const,
        },
      ];
    }
    return Object.entries(byStack).flatMap(([kind, byAddress]) => {
      const name = own.find(([, stack]) => stack.kind === kind)?.[0];
      const known = Object.entries(
        (name === undefined ? undefined : stacks[name]?.resource) ?? {},
      ).flatMap(([type, named]) =>
        Object.keys(named).map(id => `${type}.${id}`),
      );
      return Object.keys(byAddress ?? {})
        .filter(address => !known.includes(address))
        .map((address): Finding => {
          const meant = nearest(address, known);
          return {
            path: [...path, kind, address],
            message: `the stack has no ${address}`,
            hint: `remove the line: what the project file does not have is not imported${
              meant ? `; or write ${meant}` : ''
            }`,
            about: 'key',
          };
        });
    });
  });
}
