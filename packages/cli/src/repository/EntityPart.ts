import { parseDocument } from 'yaml';
import { z } from 'zod';

// As the portal's plugins name them.
/** Of an entity's annotations: `<project>/<environment>`, or what is between environments. */
export const ENVIRONMENT = 'lakeport.dev/environment';
/** Of an entity's annotations: where the project file is. */
export const PROJECT_FILE = 'lakeport.dev/project-file';
/** Of an entity's annotations: what a permission policy may go by. */
export const SECURITY_PROFILE = 'lakeport.dev/security-profile';

const entitySchema = z.looseObject({
  kind: z.string(),
  metadata: z.looseObject({
    name: z.string(),
    namespace: z.string().optional(),
    annotations: z.record(z.string(), z.unknown()).optional(),
  }),
  spec: z
    .looseObject({ dependsOn: z.array(z.string()).optional().catch(undefined) })
    .optional(),
});

/** An entity as a file of the catalog has it, with the text that it is written in. */
export interface EntityPart {
  readonly text: string;
  readonly kind?: string;
  readonly name?: string;
  readonly namespace?: string;
  readonly annotations: Readonly<Record<string, unknown>>;
  readonly dependsOn: readonly string[];
}

/** The entities of a file, each with the text that it is written in. */
export function entityParts(text: string): EntityPart[] {
  return text.split(/^---[ \t]*\r?\n/m).flatMap(part => {
    if (!part.trim()) return [];
    const document = parseDocument(part);
    const entity = entitySchema.safeParse(
      document.errors.length > 0 ? undefined : document.toJS(),
    ).data;
    return [
      {
        text: part,
        kind: entity?.kind,
        name: entity?.metadata.name,
        namespace: entity?.metadata.namespace,
        annotations: entity?.metadata.annotations ?? {},
        dependsOn: entity?.spec?.dependsOn ?? [],
      },
    ];
  });
}

/** An entity's text with an annotation that follows from the file. */
export function annotated(
  part: EntityPart,
  annotation: string,
  value: string | undefined,
): string {
  return part.annotations[annotation] === value
    ? part.text
    : withValue(part, ['metadata', 'annotations', annotation], value);
}

/** An entity's text with a value that follows from the file; without it where there is none. */
export function withValue(
  part: EntityPart,
  path: readonly string[],
  value: string | readonly string[] | undefined,
): string {
  const document = parseDocument(part.text);
  if (value === undefined) document.deleteIn(path);
  else document.setIn(path, value);
  return document.toString({ lineWidth: 0 });
}
