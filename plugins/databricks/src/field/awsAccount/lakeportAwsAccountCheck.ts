import { databricksApiRef } from '../../api/databricksApiRef';
import { apiOf } from '../common/apiOf';
import type { FieldCheck } from '../common/FieldCheck';
import { localProblems, textAt } from '../common/localProblems';

/** An account id, and not that of the umbrella account. */
export const lakeportAwsAccountCheck: FieldCheck = {
  local: (value, context) => localProblems('awsAccountId', value, context),

  async remote(value, { apis, place, signal, t }) {
    const platform = textAt(place.values, 'platform');
    if (!platform) {
      return { problems: [], notes: [] };
    }
    const { facts } = await apiOf(apis, databricksApiRef).getPlatform(
      platform,
      { signal },
    );
    return {
      problems:
        facts && facts.adminAccountId === value
          ? [t('field.account.admin', { account: facts.adminAccountId })]
          : [],
      notes: [],
    };
  },
};
