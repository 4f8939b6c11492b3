/**
 * The import directions of the house, as lint (docs/decisions/0002-rooms.md).
 *
 * Every package's `.eslintrc.js` is one line that calls this; what a room may
 * import of the others stands here and nowhere else.
 */
const path = require('node:path');
const factory = require('@backstage/cli/config/eslint-factory');

const plugin = name => `@lakeport/backstage-plugin-${name}`;

/** What each room may import of the others. A room that is not named may import nothing. */
const MAY_IMPORT = {
  'packages/project': [],
  'packages/topology': ['@lakeport/project'],
  'packages/infra': ['@lakeport/project', '@lakeport/topology'],
  'packages/rehearsal': ['@lakeport/project', '@lakeport/topology'],
  'packages/cli': [
    '@lakeport/project',
    '@lakeport/topology',
    '@lakeport/infra',
    '@lakeport/rehearsal',
  ],
  'packages/emulators': [
    '@lakeport/project',
    '@lakeport/topology',
    '@lakeport/rehearsal',
  ],
  'packages/app': [plugin('databricks')],
  'packages/backend': [
    plugin('databricks-backend'),
    plugin('databricks-common'),
    plugin('databricks-node'),
    plugin('catalog-backend-module-databricks'),
    plugin('scaffolder-backend-module-databricks'),
    plugin('search-backend-module-databricks'),
  ],
  'plugins/databricks': [
    '@lakeport/project',
    '@lakeport/topology',
    plugin('databricks-common'),
  ],
  'plugins/databricks-common': ['@lakeport/project', '@lakeport/topology'],
  'plugins/databricks-node': [
    '@lakeport/project',
    '@lakeport/topology',
    plugin('databricks-common'),
  ],
  'plugins/databricks-backend': [
    '@lakeport/project',
    '@lakeport/topology',
    plugin('databricks-common'),
    plugin('databricks-node'),
  ],
  'plugins/catalog-backend-module-databricks': [
    '@lakeport/topology',
    plugin('databricks-common'),
    plugin('databricks-node'),
  ],
  'plugins/search-backend-module-databricks': [
    plugin('databricks-common'),
    plugin('databricks-node'),
  ],
  'plugins/scaffolder-backend-module-databricks': [
    '@lakeport/project',
    plugin('databricks-common'),
    plugin('databricks-node'),
  ],
};

const EVERY_ROOM = [
  '@lakeport/project',
  '@lakeport/topology',
  '@lakeport/infra',
  '@lakeport/rehearsal',
  '@lakeport/emulators',
  'lakeport',
  plugin('databricks'),
  plugin('databricks-common'),
  plugin('databricks-node'),
  plugin('databricks-backend'),
  plugin('catalog-backend-module-databricks'),
  plugin('scaffolder-backend-module-databricks'),
  plugin('search-backend-module-databricks'),
];

const CDKTF = ['cdktf', 'cdktf/*', 'constructs', '@cdktf/*', '@cdktf/*/**'];

module.exports = directory => {
  const room = path
    .relative(path.resolve(__dirname, '../..'), directory)
    .split(path.sep)
    .join('/');
  const allowed = MAY_IMPORT[room];
  if (!allowed) {
    throw new Error(
      `scripts/eslint/rooms.js does not know the room ${room}: say there what it may import`,
    );
  }
  return factory(directory, {
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/ban-ts-comment': 'error',
      // ESLint takes patterns as strings or as objects, never mixed, so the
      // two strings of Backstage's own factory are said again here.
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              group: [
                '*.stories*',
                '*.test*',
                '**/__testUtils__/**',
                '**/__mocks__/**',
              ],
              message: 'Tests and what serves them stay in tests.',
            },
            ...EVERY_ROOM.filter(name => !allowed.includes(name)).map(name => ({
              group: [name, `${name}/*`],
              message: `${room} may import only ${
                allowed.join(', ') || 'libraries'
              } of this repository (docs/decisions/0002-rooms.md).`,
            })),
            {
              group: CDKTF,
              message:
                'cdktf is imported through the aliases #cdk, #constructs, #aws/*, #dbx/*, #random/* and #time/* of packages/infra only.',
            },
          ],
        },
      ],
    },
  });
};
