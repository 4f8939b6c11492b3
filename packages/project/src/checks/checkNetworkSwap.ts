import type { Finding } from '../Finding';
import { environmentsOf } from './environmentsOf';
import { environmentSwitches } from './environmentSwitches';
import type { ProjectDraft } from './projectDraft';

/**
 * That a network which replaces another one comes after it, and that networks
 * of different environments are not called the same.
 */
export function checkNetworkSwap(draft: ProjectDraft): Finding[] {
  const environments = environmentsOf(draft).filter(
    ({ environment }) => environmentSwitches(environment).network === 'create',
  );
  const names = new Set(environments.map(({ name }) => name));
  return environments.flatMap(({ name, path, environment: { network } }) => {
    const findings: Finding[] = [];
    const generation = network?.keys.includes('generation')
      ? network.generation
      : 1;
    const at = [...path, 'network'];
    if (generation === undefined) {
      return findings;
    }
    const before = network?.replaces?.keys.includes('generation')
      ? network.replaces.generation
      : generation - 1;
    if (network?.replaces && generation < 2) {
      findings.push({
        path: [...at, 'generation'],
        message: 'a network that replaces another one cannot be the first',
        hint: 'write generation: 2, or one more than the network before had',
        about: 'value',
      });
    } else if (
      network?.replaces &&
      before !== undefined &&
      before >= generation
    ) {
      findings.push({
        path: [...at, 'replaces', 'generation'],
        message: `network ${generation} cannot replace network ${before}`,
        hint: `write generation: ${generation - 1}, or leave it out`,
        about: 'value',
      });
    }
    for (const number of [generation, ...(network?.replaces ? [before] : [])]) {
      if (
        number !== undefined &&
        number > 1 &&
        names.has(`${name}-${number}`)
      ) {
        findings.push({
          path: [...at, 'generation'],
          message: `network ${number} of ${name} would be called like that of environment ${name}-${number}`,
          hint: 'use the next generation',
          about: 'value',
        });
      }
    }
    return findings;
  });
}
