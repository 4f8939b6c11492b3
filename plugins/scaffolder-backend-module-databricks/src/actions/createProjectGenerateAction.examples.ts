import { stringify } from 'yaml';

export const examples = [
  {
    description: 'Document the project and follow its schedules',
    example: stringify({
      steps: [
        {
          id: 'generate',
          name: 'Write documentation and workflows',
          action: 'databricks:project:generate',
        },
      ],
    }),
  },
];
