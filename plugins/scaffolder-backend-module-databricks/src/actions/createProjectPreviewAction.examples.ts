import type { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { stringify } from 'yaml';

/** Examples of `databricks:project:preview`; the tests run them. */
export const examples: TemplateExample[] = [
  {
    description:
      'Preview what lakeport.yaml at the root of the workspace would build.',
    example: stringify({
      steps: [
        {
          id: 'preview',
          name: 'Preview stacks, addresses and cost',
          action: 'databricks:project:preview',
        },
      ],
    }),
  },
  {
    description: 'Preview a project file in a folder of the workspace.',
    example: stringify({
      steps: [
        {
          id: 'preview',
          name: 'Preview stacks, addresses and cost',
          action: 'databricks:project:preview',
          input: { path: 'repository/lakeport.yaml' },
        },
      ],
    }),
  },
];
