import type { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { stringify } from 'yaml';

/** Examples of `databricks:environment:deploy`; the tests run them. */
export const examples: TemplateExample[] = [
  {
    description: 'Apply an environment and follow it to the end.',
    example: stringify({
      steps: [
        {
          id: 'deploy',
          name: 'Deploy dev',
          action: 'databricks:environment:deploy',
          input: { entityRef: 'resource:default/payments-dev' },
        },
      ],
    }),
  },
  {
    description:
      'Plan an environment named by project and environment, without waiting.',
    example: stringify({
      steps: [
        {
          id: 'plan',
          name: 'Plan dev',
          action: 'databricks:environment:deploy',
          input: {
            project: 'payments',
            environment: 'dev',
            operation: 'plan',
            waitFor: 'accepted',
          },
        },
      ],
    }),
  },
  {
    description: 'Destroy an environment; its name confirms that it is meant.',
    example: stringify({
      steps: [
        {
          id: 'destroy',
          name: 'Destroy dev',
          action: 'databricks:environment:deploy',
          input: {
            entityRef: 'resource:default/payments-dev',
            operation: 'destroy',
            confirm: 'payments-dev',
            timeoutMinutes: 60,
          },
        },
      ],
    }),
  },
];
