import type { Finding } from '../Finding';
import { checkCatalogs } from './checkCatalogs';
import { checkDerivedNames } from './checkDerivedNames';
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
