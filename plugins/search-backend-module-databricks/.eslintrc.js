module.exports = require('../../scripts/eslint/rooms.js')(__dirname);
