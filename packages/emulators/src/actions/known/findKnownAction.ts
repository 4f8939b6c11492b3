import { cache } from './cache';
import { checkout } from './checkout';
import { configureAwsCredentials } from './configureAwsCredentials';
import { downloadArtifact } from './downloadArtifact';
import { githubScript } from './githubScript';
import { ActionFailure, type KnownAction } from './KnownAction';
import { setupNode } from './setupNode';
import { setupTerraform } from './setupTerraform';
import { uploadArtifact } from './uploadArtifact';

const ACTIONS: KnownAction[] = [
  cache,
  checkout,
  configureAwsCredentials,
  downloadArtifact,
  githubScript,
  setupNode,
  setupTerraform,
  uploadArtifact,
];

/**
 * The stand-in for `owner/name@version`; the version may be a tag, a branch or
 * a digest.
 *
 * @throws ActionFailure for an action that the emulator does not know.
 */
export function findKnownAction(uses: string): {
  name: string;
  action: KnownAction;
} {
  const at = uses.lastIndexOf('@');
  const name = (at < 0 ? uses : uses.slice(0, at)).toLowerCase();
  const action =
    at > 0 && at < uses.length - 1
      ? ACTIONS.find(candidate => candidate.names.includes(name))
      : undefined;
  if (!action) {
    throw new ActionFailure(
      `The emulator does not know the action "${uses}". It stands in for: ${ACTIONS.flatMap(
        candidate => candidate.names,
      ).join(', ')}.`,
    );
  }
  return { name, action };
}
