import type { KnownAction } from './KnownAction';

/** `actions/cache`: never a hit, never saved. */
export const cache: KnownAction = {
  names: ['actions/cache', 'actions/cache/restore', 'actions/cache/save'],
  async run(call) {
    call.log.add(
      `Cache not found for input keys: ${call.input(
        'key',
      )} (this runner keeps no cache)`,
    );
    call.setOutput('cache-hit', '');
  },
};
