import { stringify } from 'yaml';

const step = (input: object) =>
  stringify({
    steps: [
      {
        id: 'share',
        name: 'Let projects call the workflows',
        action: 'databricks:platform:share',
        input,
      },
    ],
  });

export const examples = [
  {
    description: 'Share the workflows of a platform of the catalog',
    example: step({ entityRef: 'system:default/acme' }),
  },
  {
    description: 'Share those of a repository that was just published',
    example: step({ repoUrl: 'github.com?owner=acme&repo=lakehouse-platform' }),
  },
];
