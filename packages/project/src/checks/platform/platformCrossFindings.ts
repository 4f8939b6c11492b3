import type { Finding } from '../../Finding';
import { parseOnce } from '../../schema/parseOnce';
import { checkTags } from '../checkTags';
import { checkWaiverDates } from '../checkWaiverDates';
import { checkAccounts } from './checkAccounts';
import { checkAllocations } from './checkAllocations';
import { checkGithubIds } from './checkGithubIds';
import { checkGroups } from './checkGroups';
import { checkPlatformIds } from './checkPlatformIds';
import { checkPlatformLogs } from './checkPlatformLogs';
import { checkPlatformNames } from './checkPlatformNames';
import { checkPools } from './checkPools';
import { checkRepositories } from './checkRepositories';
import { checkShared } from './checkShared';
import { platformDraft } from './platformDraft';

/**
 * Everything that only several places of a platform file together can be wrong
 * about. Takes any value.
 */
export function platformCrossFindings(
  value: unknown,
  today: string,
): Finding[] {
  const draft = platformDraft.parse(value, parseOnce);
  return [
    ...[
      checkPlatformIds,
      checkGroups,
      checkPlatformLogs,
      checkPools,
      checkRepositories,
      checkGithubIds,
      checkPlatformNames,
      checkAccounts,
      checkAllocations,
      checkShared,
    ].flatMap(check => check(draft)),
    ...checkTags(draft.spec?.aws?.tags),
    ...checkWaiverDates(draft.spec?.waivers, today),
  ];
}
