const rooms = require('../../scripts/eslint/rooms.js')(__dirname);

module.exports = {
  ...rooms,
  rules: {
    ...rooms.rules,
    // A construct joins its scope by being constructed; many need no name.
    'no-new': 'off',
  },
};
