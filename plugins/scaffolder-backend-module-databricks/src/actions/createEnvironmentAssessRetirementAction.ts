import { NotImplementedError } from '@backstage/errors';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { examples } from './createEnvironmentAssessRetirementAction.examples';

/**
 * Action `databricks:environment:assess-retirement`: whether an environment may
 * be retired, and what would be lost with it.
 *
 * @public
 */
export function createEnvironmentAssessRetirementAction() {
  return createTemplateAction({
    id: 'databricks:environment:assess-retirement',
    description:
      'Reads what an environment holds: its catalogs with schemas, tables and volumes. Fails while it is protected from deletion, while it holds data whose loss was not accepted, and when something cannot be read. Changes nothing.',
    examples,
    supportsDryRun: true,
    schema: {
      input: {
        entityRef: z =>
          z.string({
            description: 'The environment as an entity reference',
          }),
        acceptDataLoss: z =>
          z
            .string({
              description:
                "Name of the environment's entity, to show that the loss of what it holds is meant",
            })
            .optional(),
      },
      output: {
        entityRef: z => z.string({ description: 'Reference of the entity' }),
        name: z => z.string({ description: 'Name of the entity' }),
        project: z => z.string({ description: 'Name of the project' }),
        environment: z => z.string({ description: 'Name of the environment' }),
        canRetire: z =>
          z.boolean({
            description: 'Always true: otherwise the step fails and says why',
          }),
        workspace: z =>
          z
            .object({ id: z.string(), name: z.string(), url: z.string() })
            .describe('Its workspace; none when it has none any more')
            .optional(),
        holds: z =>
          z
            .array(
              z.object({
                catalog: z.string(),
                schemas: z.number(),
                tables: z.number(),
                volumes: z.number(),
                names: z
                  .array(z.string())
                  .describe('Full names of the first tables and volumes'),
              }),
            )
            .describe('Its catalogs, and how much is in each'),
        holdsData: z =>
          z.boolean({ description: 'Whether there is a table or a volume' }),
        summary: z => z.string({ description: 'All of it, as Markdown' }),
      },
    },
    async handler() {
      throw new NotImplementedError(
        'databricks:environment:assess-retirement is on its way',
      );
    },
  });
}
