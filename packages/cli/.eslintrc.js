const rooms = require('../../scripts/eslint/rooms.js')(__dirname);

module.exports = {
  ...rooms,
  rules: {
    ...rooms.rules,
    // Everything is bundled into one file, so that whoever installs the command
    // installs nothing else: what is imported is a development dependency. The
    // second rule still wants all of it declared.
    '@backstage/no-undeclared-imports': 'off',
    'import/no-extraneous-dependencies': ['error', { devDependencies: true }],
  },
};
