import { stringify } from 'yaml';

export const examples = [
  {
    description: "Read an environment's repository to change it",
    example: stringify({
      steps: [
        {
          id: 'fetch',
          name: 'Read the project',
          action: 'databricks:project:fetch',
          input: { entityRef: '${{ parameters.environment }}' },
        },
      ],
    }),
  },
  {
    description: "Read a project's repository",
    example: stringify({
      steps: [
        {
          id: 'fetch',
          name: 'Read the project',
          action: 'databricks:project:fetch',
          input: { entityRef: 'system:default/payments' },
        },
      ],
    }),
  },
];
