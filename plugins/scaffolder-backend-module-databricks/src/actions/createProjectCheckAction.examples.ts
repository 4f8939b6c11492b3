import type { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { stringify } from 'yaml';

/** Examples of `databricks:project:check`; the tests run them. */
export const examples: TemplateExample[] = [
  {
    description: 'Check lakeport.yaml at the root of the workspace.',
    example: stringify({
      steps: [
        {
          id: 'check',
          name: 'Check the project file',
          action: 'databricks:project:check',
        },
      ],
    }),
  },
  {
    description: 'Check a project file in a folder of the workspace.',
    example: stringify({
      steps: [
        {
          id: 'check',
          name: 'Check the project file',
          action: 'databricks:project:check',
          input: { path: 'repository/lakeport.yaml' },
        },
      ],
    }),
  },
];
