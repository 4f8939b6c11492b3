import {
  platformSharedTargets,
  sharedStateKeys,
  stateKeys,
  type Platform,
} from '@lakeport/project';
import type { ObjectStore, OperationName } from '@lakeport/rehearsal';
import { CommandError } from '../io/CommandError';
import { exitCodes } from '../io/exitCodes';
import { holdsResources } from './holdsResources';
import { platformOutputs } from './platformOutputs';

/**
 * Refuses to take from a platform the roles and principals of environments, and
 * of what is between environments, that are still deployed: nobody could change
 * or destroy these afterwards.
 *
 * @param allowed - what is cut off all the same, as `<project>/<environment>`,
 *   `<project>/connectivity` or `<project>/regions`
 * @throws CommandError that names all of them; nothing is touched by then
 */
export async function refuseToStrand(
  bucket: ObjectStore,
  platform: Platform,
  operation: OperationName,
  allowed: readonly string[],
): Promise<void> {
  const { name } = platform.metadata;
  const applied = await platformOutputs(bucket, platform);
  const declared = Object.entries(platform.spec.projects).flatMap(
    ([project, onboarded]) =>
      [
        ...Object.keys(onboarded.environments),
        ...platformSharedTargets(onboarded).map(target => target.name),
      ].map(one => `${project}/${one}`),
  );
  // What joins others is destroyed before them.
  const known = [
    ...Object.keys(applied?.shared ?? {}),
    ...Object.keys(applied?.environments ?? {}),
  ];
  const leaving =
    operation === 'destroy'
      ? known
      : known.filter(one => !declared.includes(one));
  const deployed: string[] = [];
  for (const one of leaving.filter(each => !allowed.includes(each))) {
    if (await isDeployed(bucket, one)) deployed.push(one);
  }
  if (deployed.length === 0) return;
  const which = deployed.join(', ');
  throw operation === 'destroy'
    ? new CommandError(
        `platform ${name} still has what is deployed: ${which}`,
        {
          exitCode: exitCodes.failed,
          hint: 'Destroy it from the repositories of the projects first.',
        },
      )
    : new CommandError(
        `${which}: not in the platform file any more, and still deployed; without its roles nobody could destroy it`,
        {
          exitCode: exitCodes.failed,
          hint: `Put it back and destroy it from its project's repository first. To cut it off as it is: ${deployed
            .map(one => `--allow-destroy ${one}`)
            .join(' ')}`,
        },
      );
}

async function isDeployed(bucket: ObjectStore, name: string): Promise<boolean> {
  const [project = '', environment = ''] = name.split('/');
  const { states } =
    environment === 'connectivity' || environment === 'regions'
      ? sharedStateKeys(project, environment)
      : stateKeys(project, environment);
  for (const key of states) {
    const content = await bucket.get(key);
    if (content && holdsResources(content)) return true;
  }
  return false;
}
