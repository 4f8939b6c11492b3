import { databricksApiRef } from '../../api/databricksApiRef';
import { apiOf } from '../common/apiOf';
import type { FieldCheck } from '../common/FieldCheck';
import { localProblems, textAt } from '../common/localProblems';

/** A name that a project may have, and that none has in the platform and the catalog. */
export const lakeportProjectNameCheck: FieldCheck = {
  local: (value, context) => localProblems('name', value, context),

  async remote(value, { apis, place, signal, t }) {
    const name = String(value);
    const { available, reason, errors } = await apiOf(
      apis,
      databricksApiRef,
    ).checkProjectName(
      { name, platform: textAt(place.values, 'platform') },
      { signal },
    );
    return {
      problems: available ? [] : [reason ?? t('field.name.taken', { name })],
      notes: errors.map(({ source, message }) =>
        t('field.name.notLookedAt', { source, reason: message }),
      ),
    };
  },
};
