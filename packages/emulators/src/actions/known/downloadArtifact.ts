import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { unzipSync } from 'fflate';
import { ActionFailure, type KnownAction } from './KnownAction';

/** `actions/download-artifact` v4 and later, for artifacts of the same run. */
export const downloadArtifact: KnownAction = {
  names: ['actions/download-artifact'],
  async run(call) {
    for (const name of ['run-id', 'pattern', 'artifact-ids']) {
      if (call.input(name) !== '') {
        throw new ActionFailure(
          `The emulator does not know the input "${name}" of actions/download-artifact`,
        );
      }
    }
    const name = call.input('name');
    const directory = resolve(call.workspace, call.input('path') || '.');
    const artifacts = call.run.artifacts.filter(
      artifact => name === '' || artifact.name === name,
    );
    if (name !== '' && artifacts.length === 0) {
      throw new ActionFailure(
        `Unable to download artifact(s): Artifact not found for name: ${name}`,
      );
    }
    const merge = call.input('merge-multiple') === 'true';
    for (const artifact of artifacts) {
      const folder =
        name !== '' || merge ? directory : join(directory, artifact.name);
      const entries = unzipSync(call.runs.artifact(call.run, artifact.id));
      for (const [path, bytes] of Object.entries(entries)) {
        const file = resolve(folder, path);
        if (relative(folder, file).startsWith('..')) {
          throw new ActionFailure(`The artifact holds a path outside: ${path}`);
        }
        mkdirSync(dirname(file), { recursive: true });
        writeFileSync(file, bytes);
      }
      call.log.add(`Downloaded artifact ${artifact.name} to ${folder}`);
    }
    call.setOutput('download-path', directory);
  },
};
