import { z } from 'zod';
import { apiVersionSchema } from '../schema/apiVersionSchema';
import { fieldPattern } from '../schema/fieldPattern';
import { fields } from '../schema/fields';

const address = fieldPattern({
  is: 'the address of a resource',
  matches: /^[a-z][a-z0-9_]{0,99}\.[A-Za-z_][A-Za-z0-9_-]{0,999}$/,
  hint: 'use the address in the stack, such as databricks_mws_workspaces.workspace',
});

const importId = fieldPattern({
  is: 'an id to import by',
  matches: /^[^\p{Cc}\p{Cs}\p{Zl}\p{Zp}]{1,1000}$/u,
  hint: 'use the id that the provider imports the resource by, in quotes',
});

const stack = z.record(address, importId).meta({
  description: 'write ids by address, as `lakeport adopt` does',
});

/**
 * The imports file, `lakeport.imports.yaml`: what is there already and is taken
 * over by the next apply, by environment and stack.
 */
export const importsFileSchema = z
  .strictObject({
    apiVersion: apiVersionSchema,
    kind: z.literal('Imports').meta({ description: 'use Imports' }),
    spec: z
      .strictObject({
        environments: z
          .record(
            fields.environmentName,
            z
              .strictObject({
                base: stack.optional(),
                workspace: stack.optional(),
                data: stack.optional(),
              })
              .meta({ description: 'write base, workspace and data' }),
          )
          .meta({ description: 'write environments of the project by name' }),
      })
      .meta({ description: 'write environments' }),
  })
  .meta({
    title: 'Lakeport imports',
    description: 'write apiVersion, kind and spec',
  });
