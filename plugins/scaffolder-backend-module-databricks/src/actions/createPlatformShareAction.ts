import { NotImplementedError } from '@backstage/errors';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { examples } from './createPlatformShareAction.examples';

/**
 * Action `databricks:platform:share`: lets the repositories of the organization
 * call the workflows of a platform's repository.
 *
 * @public
 */
export function createPlatformShareAction() {
  return createTemplateAction({
    id: 'databricks:platform:share',
    description:
      "Lets the repositories of the organization call the workflows of a platform's repository, and makes the subject of its own OIDC tokens name the workflow. Repeating it changes nothing.",
    examples,
    supportsDryRun: true,
    schema: {
      input: {
        entityRef: z =>
          z
            .string({
              description: 'The platform as an entity reference, or repoUrl',
            })
            .optional(),
        repoUrl: z =>
          z
            .string({
              description:
                'Repository that a step before has published, as github.com?owner=acme&repo=platform; it has to hold the lakeport.yaml of a platform that names this repository',
            })
            .optional(),
      },
      output: {
        changed: z =>
          z.boolean({ description: 'Whether anything was set otherwise' }),
      },
    },
    async handler() {
      throw new NotImplementedError('databricks:platform:share is on its way');
    },
  });
}
