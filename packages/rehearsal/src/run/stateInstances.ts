import { existsSync, readFileSync } from 'fs';
import { z } from 'zod';
import { rulesFor } from '../account/rulesFor';

const state = z.object({
  resources: z
    .array(
      z.object({
        mode: z.string(),
        type: z.string(),
        name: z.string(),
        instances: z.array(
          z.object({
            index_key: z.union([z.string(), z.number()]).optional(),
            attributes: z.record(z.string(), z.unknown()).default({}),
          }),
        ),
      }),
    )
    .default([]),
});

/** What a state says of one thing that Terraform manages. */
export interface StateInstance {
  address: string;
  type: string;
  id: string;
  /** Of what AWS has in a region. */
  region?: string;
}

function indexOf(key: string | number | undefined): string {
  return key === undefined ? '' : `[${JSON.stringify(key)}]`;
}

/** The attribute by which an instance of a type is found. */
function idAttributeOf(type: string): string {
  const [prefix] = type.split('_');
  return prefix === 'aws' || prefix === 'databricks'
    ? rulesFor(prefix, type).idAttribute ?? 'id'
    : 'id';
}

/** The resource instances in a state file of a rehearsal; none without one. */
export function stateInstances(file: string): StateInstance[] {
  if (!existsSync(file)) return [];
  const { resources } = state.parse(JSON.parse(readFileSync(file, 'utf8')));
  return resources
    .filter(({ mode }) => mode === 'managed')
    .flatMap(({ type, name, instances }) =>
      instances.map(({ attributes, index_key: key }) => ({
        address: `${type}.${name}${indexOf(key)}`,
        type,
        id: String(attributes[idAttributeOf(type)] ?? ''),
        ...(typeof attributes.region === 'string' && type.startsWith('aws_')
          ? { region: attributes.region }
          : {}),
      })),
    );
}
