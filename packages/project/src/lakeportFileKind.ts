import { z } from 'zod';
import { readYaml } from './yaml/readYaml';

const ofKnownKind = z.looseObject({ kind: z.enum(['Project', 'Platform']) });

/**
 * Which kind of file a text says it is, by its `kind`, however wrong the rest
 * of it is; undefined for a text that says neither. Never throws.
 *
 * @public
 */
export function lakeportFileKind(
  text: string | Uint8Array,
): 'Project' | 'Platform' | undefined {
  const { document } = readYaml(text);
  if (document) {
    return ofKnownKind.safeParse(document.value).data?.kind;
  }
  // A text that is no YAML for a sign somewhere still says on a line what it is.
  const written =
    typeof text === 'string' ? text : new TextDecoder().decode(text);
  const kind =
    /^kind:[ \t]+(["']?)(Project|Platform)\1[ \t]*(?:#.*)?\r?$/m.exec(
      written.slice(0, 256_000),
    )?.[2];
  return kind === 'Project' || kind === 'Platform' ? kind : undefined;
}
