import type { Finding } from '../Finding';
import { checkCatalogs } from './checkCatalogs';
import { checkDerivedNames } from './checkDerivedNames';
import { checkEnvironmentCount } from './checkEnvironmentCount';
import { checkEnvironmentNames } from './checkEnvironmentNames';
import { checkMetastores } from './checkMetastores';
import { checkNetworks } from './checkNetworks';
import { checkPrincipals } from './checkPrincipals';
import { checkTags } from './checkTags';
import { checkZones } from './checkZones';
import { projectDraft } from './projectDraft';

/**
 * Everything that only several places of the file together can be wrong about.
 * Parts the schema refuses are left out, so this can be asked of any value.
 */
export function crossFindings(value: unknown): Finding[] {
  const draft = projectDraft.parse(value);
  const tooMany = checkEnvironmentCount(draft);
  if (tooMany.length > 0) {
    // Comparing thousands of environments to each other takes long and helps nobody.
    return tooMany;
  }
  return [
    checkEnvironmentNames,
    checkMetastores,
    checkTags,
    checkZones,
    checkNetworks,
    checkPrincipals,
    checkCatalogs,
    checkDerivedNames,
  ].flatMap(check => check(draft));
}
