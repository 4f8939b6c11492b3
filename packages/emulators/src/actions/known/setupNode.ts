import type { KnownAction } from './KnownAction';

/** `actions/setup-node`: the Node that runs the emulator is the one there is. */
export const setupNode: KnownAction = {
  names: ['actions/setup-node'],
  async run(call) {
    const wanted =
      call.input('node-version') || call.input('node-version-file');
    call.log.add(
      `Node ${process.version} is what this runner has${
        wanted ? ` (the workflow asks for ${wanted})` : ''
      }; nothing is downloaded.`,
    );
    call.setOutput('node-version', process.version);
    call.setOutput('cache-hit', 'false');
  },
};
