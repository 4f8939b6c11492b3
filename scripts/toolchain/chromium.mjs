import { existsSync } from 'node:fs';

const PLACES = [
  process.env.CHROMIUM_PATH,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/** The Chromium that drives the browser tests; says how to get one when there is none. */
export function chromium() {
  const found = PLACES.find(place => place && existsSync(place));
  if (found) return found;
  throw Object.assign(
    new Error(
      'The browser tests need a Chromium. On Debian or Ubuntu: `apt-get install chromium`; on macOS: `brew install --cask chromium`. ' +
        'One in another place: set CHROMIUM_PATH to its binary.',
    ),
    { exitCode: 2 },
  );
}
