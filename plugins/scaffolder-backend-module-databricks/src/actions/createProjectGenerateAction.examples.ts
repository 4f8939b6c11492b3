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
  {
    description: 'Start a Databricks Asset Bundle of a lakehouse as well',
    example: stringify({
      steps: [
        {
          id: 'generate',
          name: 'Write documentation, workflows and the bundle',
          action: 'databricks:project:generate',
          input: { bundle: true },
        },
      ],
    }),
  },
];
